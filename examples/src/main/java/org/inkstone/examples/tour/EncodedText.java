package org.inkstone.examples.tour;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inkstone.core.text.Tokenizer;
import org.inkstone.data.Document;

/** Documents as token ids, and how many bytes of UTF-8 each has. */
final class EncodedText {
    private final List<int[]> documents;
    private final long[] bytes;

    EncodedText(List<Document> texts, Tokenizer tokenizer) {
        this.documents =
                texts.parallelStream().map(d -> tokenizer.encode(d.text())).toList();
        this.bytes = texts.stream()
                .mapToLong(d -> d.text().getBytes(StandardCharsets.UTF_8).length)
                .toArray();
    }

    List<int[]> documents() {
        return documents;
    }

    long bytes(int document) {
        return bytes[document];
    }

    long totalBytes() {
        long sum = 0;
        for (long b : bytes) {
            sum += b;
        }
        return sum;
    }
}
