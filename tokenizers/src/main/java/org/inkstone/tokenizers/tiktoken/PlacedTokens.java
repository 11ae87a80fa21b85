package org.inkstone.tokenizers.tiktoken;

import java.util.List;
import java.util.Objects;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.EncodingBuilder;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.model.Vocabulary;

/** Collects the tokens of a text with their places in it, in code points. */
final class PlacedTokens {
    private final Vocabulary vocabulary;
    private final EncodingBuilder tokens;
    private int words;
    /** How many code points have been placed. */
    private int point;

    PlacedTokens(String text, Vocabulary vocabulary) {
        this.tokens = new EncodingBuilder(List.of(text), 0);
        this.vocabulary = vocabulary;
    }

    void add(AddedToken token, int points) {
        add(token.id(), token.content(), point, point + points);
        point += points;
        words++;
    }

    /** Takes the tokens of a pre-token. */
    void add(TokenIds more, char[] text, int start, int end) {
        int[] pointOfByte = new int[3 * (end - start)];
        int bytes = 0;
        for (int at = start; at < end; ) {
            int code = Character.codePointAt(text, at, end);
            for (int i = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; i > 0; i--) {
                pointOfByte[bytes++] = point;
            }
            point++;
            at += Character.charCount(code);
        }
        int first = 0;
        for (int i = 0; i < more.size(); i++) {
            String token = Objects.requireNonNull(vocabulary.token(more.get(i)), "models give ids of their vocabulary");
            int last = first + token.length() - 1;
            add(more.get(i), token, pointOfByte[first], pointOfByte[last] + 1);
            first = last + 1;
        }
        words++;
    }

    private void add(int id, String token, int start, int end) {
        tokens.add(id, token, words, start, end);
    }

    Encoding build() {
        return tokens.build();
    }
}
