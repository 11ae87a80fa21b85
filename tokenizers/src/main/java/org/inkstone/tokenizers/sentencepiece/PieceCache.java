package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how words were cut. Bounded: a new word drives out the one in its place. No locks: an entry never changes,
 * and a lost one is only computed again, so the result does not depend on what is remembered.
 */
final class PieceCache {
    private static final int BITS = 15;
    private static final int MAX_LENGTH = 64;

    /** A word, and the ends (from its start on) and ids of its pieces. */
    private static final class Entry {
        final byte[] word;
        final int[] ends;
        final int[] ids;

        Entry(byte[] word, int[] ends, int[] ids) {
            this.word = word;
            this.ends = ends;
            this.ids = ids;
        }
    }

    private final @Nullable Entry[] entries = new Entry[1 << BITS];

    void segment(byte[] text, int start, int end, Segmentation out, BytePairSegmenter model) {
        if (end - start > MAX_LENGTH) {
            model.merge(text, start, end, out);
            return;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash * 0x9E3779B9) >>> (32 - BITS);
        Entry entry = entries[slot];
        if (entry == null || !Arrays.equals(entry.word, 0, entry.word.length, text, start, end)) {
            entry = entry(text, start, end, model);
            entries[slot] = entry;
        }
        for (int i = 0; i < entry.ids.length; i++) {
            out.add(start + entry.ends[i], entry.ids[i]);
        }
    }

    private static Entry entry(byte[] text, int start, int end, BytePairSegmenter model) {
        byte[] word = Arrays.copyOfRange(text, start, end);
        Segmentation pieces = new Segmentation();
        model.merge(word, 0, word.length, pieces);
        int[] ends = new int[pieces.size()];
        int[] ids = new int[pieces.size()];
        for (int i = 0; i < ids.length; i++) {
            ends[i] = pieces.end(i);
            ids[i] = pieces.id(i);
        }
        return new Entry(word, ends, ids);
    }
}
