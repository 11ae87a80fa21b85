package org.inkstone.tokenizers.model;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    private static final int HASHES = 1 << 15;
    private static final int HASH_SHIFT = Long.SIZE - 15;
    /** How many tokens are merged by the same thread. */
    private static final int CHUNK = 1 << 13;

    /** The ids, by the bytes of the words as Latin-1. */
    private final Map<String, Integer> ids = new HashMap<>();

    /** A bit for each hash of a word, so that most others cost one look. */
    private final BitSet hashes = new BitSet(HASHES);

    private int longest;

    private UnmergedWords() {}

    /**
     * Makes the words of some tokens.
     *
     * @param vocabulary tokens; those with a character outside the {@link ByteLevelAlphabet} are no words
     * @param tokens the ids of tokens that merging does not lead to
     */
    UnmergedWords(Vocabulary vocabulary, BitSet tokens) {
        for (int id = tokens.nextSetBit(0); id >= 0; id = tokens.nextSetBit(id + 1)) {
            int length = vocabulary.length(id);
            byte[] bytes = new byte[length + ShortWord.READ];
            if (write(vocabulary, id, bytes)) {
                ids.put(key(bytes, length), id);
                hashes.set(hash(bytes, length));
                longest = Math.max(longest, length);
            }
        }
    }

    /**
     * Finds the tokens that merging does not lead to, by merging each.
     *
     * @param vocabulary the tokens
     * @param words makes what applies the merges, for one thread
     */
    static BitSet find(Vocabulary vocabulary, Supplier<WordEncoder> words) {
        return IntStream.rangeClosed(0, vocabulary.idLimit() / CHUNK)
                .parallel()
                .mapToObj(chunk -> find(vocabulary, words.get(), chunk * CHUNK))
                .collect(BitSet::new, BitSet::or, BitSet::or);
    }

    private static BitSet find(Vocabulary vocabulary, WordEncoder words, int from) {
        BitSet found = new BitSet();
        byte[] bytes = new byte[CHUNK];
        for (int id = from; id < Math.min(from + CHUNK, vocabulary.idLimit()); id++) {
            int length = vocabulary.length(id);
            bytes = length > bytes.length ? new byte[2 * length] : bytes;
            if (length > 0
                    && write(vocabulary, id, bytes)
                    && !(words.merge(bytes, length) == 1 && words.ids()[0] == id)) {
                found.set(id);
            }
        }
        return found;
    }

    private static boolean write(Vocabulary vocabulary, int id, byte[] bytes) {
        int start = vocabulary.start(id);
        for (int i = 0; i < vocabulary.length(id); i++) {
            int value = ByteLevelAlphabet.byteOf(vocabulary.characters()[start + i]);
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

    /**
     * The id of a word, or -1.
     *
     * @param bytes the word, and others behind it, at least {@value Long#BYTES} in all
     * @param length how many of them are the word; at least 1
     */
    int find(byte[] bytes, int length) {
        return length > longest || !hashes.get(hash(bytes, length)) ? -1 : ids.getOrDefault(key(bytes, length), -1);
    }

    /** A hash of the length, the first eight bytes and the last eight. */
    private static int hash(byte[] bytes, int length) {
        int some = Math.min(length, Long.BYTES);
        long ends = ShortWord.first(bytes, 0, some) ^ Long.rotateLeft(ShortWord.first(bytes, length - some, some), 32);
        return (int) (((ends + length) * 0x9E3779B97F4A7C15L) >>> HASH_SHIFT);
    }
}
