package org.inkstone.tokenizers.model;

import java.util.function.Supplier;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one text, many pre-tokens at a time (分批编码).
 *
 * <p>A look-up in a large table waits for memory. So the work on a batch of pre-tokens is cut in steps, and the waiting
 * is done for all of them at once:
 *
 * <ol>
 *   <li>find where they end;
 *   <li>make their keys and places in the cache;
 *   <li>read all those places, which the processor does side by side;
 *   <li>look them up, and merge the few that are not there.
 * </ol>
 *
 * <p>For one thread.
 */
final class WordBatch {
    private static final int BATCH = 64;

    private final char[] text;
    private final int limit;
    private final WordCache cache;
    private final Supplier<WordEncoder> encoders;
    private final TokenIds out;

    private final int[] ends;
    private final int[] homes;
    /** The first part of the key of a short word, the hash of a longer one. */
    private final long[] firsts;
    /** The second part of the key of a short word, 0 for a longer one. */
    private final long[] seconds;
    /** The word at the end of the text, behind which there are not enough characters to read. */
    private final char[] lastWord = new char[ShortWord.READ];

    private @Nullable WordEncoder encoder;
    /** What {@link CachedWords#touch} gave; kept so that its reads are not left out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    WordBatch(char[] text, int limit, WordCache cache, Supplier<WordEncoder> encoders, TokenIds out) {
        this.text = text;
        this.limit = limit;
        this.cache = cache;
        this.encoders = encoders;
        this.out = out;
        int most = Math.min(BATCH, limit);
        ends = new int[most];
        homes = new int[most];
        firsts = new long[most];
        seconds = new long[most];
    }

    /** Encodes the text from a place on; without a pattern, as one pre-token. */
    void encode(int start, @Nullable SplitPattern pattern) {
        for (int at = start; at < limit; ) {
            int count = 1;
            if (pattern != null) {
                count = pattern.ends(text, at, limit, ends);
            } else {
                ends[0] = limit;
            }
            CachedWords known = cache.words();
            makeKeys(known, at, count);
            touched += known.touch(homes, count);
            lookUp(known, at, count);
            at = ends[count - 1];
        }
    }

    private void makeKeys(CachedWords known, int start, int count) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            int length = end - at;
            if (length <= ShortWord.MAX_LENGTH && makeShortKey(i, at, length)) {
                homes[i] = known.home(firsts[i], seconds[i]);
            } else if (length <= WordCache.MAX_LENGTH) {
                firsts[i] = WordCache.hash(text, at, end);
                seconds[i] = 0;
                homes[i] = known.home(firsts[i], 0);
            } else {
                homes[i] = 0;
            }
            at = end;
        }
    }

    private boolean makeShortKey(int i, int start, int length) {
        char[] from = text;
        int at = start;
        if (start + ShortWord.READ > text.length) {
            System.arraycopy(text, start, lastWord, 0, length);
            from = lastWord;
            at = 0;
        }
        if (!ShortWord.fits(from, at, length)) {
            return false;
        }
        firsts[i] = ShortWord.first(from, at, length);
        seconds[i] = ShortWord.second(from, at, length);
        return true;
    }

    private void lookUp(CachedWords known, int start, int count) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            int length = end - at;
            if (length > WordCache.MAX_LENGTH) {
                merge(at, end);
            } else if (seconds[i] != 0) {
                int slot = known.find(homes[i], firsts[i], seconds[i]);
                if (slot >= 0) {
                    known.copyIds(slot, out);
                } else {
                    int tokens = merge(at, end);
                    cache.put(firsts[i], seconds[i], encoder().ids(), tokens);
                }
            } else {
                int slot = known.find(homes[i], firsts[i], text, at, end);
                if (slot >= 0) {
                    known.copyIds(slot, out);
                } else {
                    int tokens = merge(at, end);
                    cache.put(firsts[i], text, at, end, encoder().ids(), tokens);
                }
            }
            at = end;
        }
    }

    private int merge(int start, int end) {
        WordEncoder merging = encoder();
        int count = merging.encode(text, start, end);
        out.addAll(merging.ids(), count);
        return count;
    }

    private WordEncoder encoder() {
        if (encoder == null) {
            encoder = encoders.get();
        }
        return encoder;
    }
}
