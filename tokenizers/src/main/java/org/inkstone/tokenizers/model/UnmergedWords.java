package org.inkstone.tokenizers.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * The words that a model with {@code ignoreMerges} takes whole though its merges do not lead there (不经合并的整词).
 *
 * <p>Such a model asks for every word first whether it is a token. For nearly all tokens the merges of their own bytes
 * end in the token itself, so that the question makes no difference. It is asked only for the others, of which a trained
 * vocabulary has none or few. Immutable; to be shared between threads.
 */
final class UnmergedWords {
    /** No words. */
    static final UnmergedWords NONE = new UnmergedWords();

    /** The ids, by the bytes of the words as Latin-1. */
    private final Map<String, Integer> ids = new HashMap<>();

    private int longest;

    private UnmergedWords() {}

    /**
     * Finds the words.
     *
     * @param vocabulary tokens; those with a character outside the {@link ByteLevelAlphabet} are no words
     * @param words applies the merges
     */
    UnmergedWords(Vocabulary vocabulary, WordEncoder words) {
        byte[] bytes = new byte[0];
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            String token = vocabulary.token(id);
            if (token == null || token.isEmpty()) {
                continue;
            }
            int length = token.length();
            bytes = length > bytes.length ? new byte[2 * length] : bytes;
            if (write(token, bytes) && !(words.merge(bytes, length) == 1 && words.ids()[0] == id)) {
                ids.put(key(bytes, length), id);
                longest = Math.max(longest, length);
            }
        }
    }

    private static boolean write(String token, byte[] bytes) {
        for (int i = 0; i < token.length(); i++) {
            int value = ByteLevelAlphabet.byteOf(token.charAt(i));
            if (value < 0) {
                return false;
            }
            bytes[i] = (byte) value;
        }
        return true;
    }

    private static String key(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The number of bytes of the longest word; 0 without words. */
    int longest() {
        return longest;
    }

    /** The id of a word, or -1. */
    int find(byte[] bytes, int length) {
        return length > longest ? -1 : ids.getOrDefault(key(bytes, length), -1);
    }
}
