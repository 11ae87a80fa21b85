package org.inkstone.tokenizers.text;

import java.util.Arrays;

/**
 * A text that remembers where it came from (对齐文本): each of its characters knows the part of the original text that
 * it stands for, however often the text is rewritten.
 *
 * <p>Places in this text and in the original are counted in UTF-16 units. Half a surrogate pair in the original becomes
 * U+FFFD, so that every text here is whole Unicode characters. For one thread.
 *
 * <p>Who needs no places makes an {@linkplain #unaligned unaligned} text: the same calls, less work.
 */
public final class AlignedText {
    private char[] text;
    private int length;
    /** The part of the original that the whole text stands for. */
    private final int originalStart;

    private final int originalEnd;
    private final boolean aligned;
    /** The part of the original for each unit; empty as long as nothing was rewritten. */
    private int[] starts = {};

    private int[] ends = {};
    /** Without places: how many units, from the first on, stand for what starts at 0 in the original. */
    private int zeros;

    private AlignedText(char[] text, int length, int originalStart, int originalEnd, boolean aligned) {
        this.text = text;
        this.length = length;
        this.originalStart = originalStart;
        this.originalEnd = originalEnd;
        this.aligned = aligned;
        this.zeros = originalStart > 0 || length == 0 ? 0 : Character.charCount(Character.codePointAt(text, 0, length));
    }

    /**
     * A part of an original text, with places.
     *
     * @param original the original text
     * @param start where the part starts
     * @param end where it ends, exclusive
     * @return the part
     */
    public static AlignedText of(String original, int start, int end) {
        return new AlignedText(whole(original, start, end), end - start, start, end, true);
    }

    /**
     * A part of an original text, without places: {@link #start} and {@link #end} must not be asked. Of a part of it
     * {@link #originalStart} tells only whether it is 0.
     *
     * @param original the original text
     * @param start where the part starts
     * @param end where it ends, exclusive
     * @return the part
     */
    public static AlignedText unaligned(String original, int start, int end) {
        return new AlignedText(whole(original, start, end), end - start, start, end, false);
    }

    /** The characters, with U+FFFD for unpaired surrogates. */
    private static char[] whole(String original, int start, int end) {
        char[] text = new char[end - start];
        original.getChars(start, end, text, 0);
        for (int i = 0; i < text.length; i++) {
            if (Character.isSurrogate(text[i])) {
                if (Character.isHighSurrogate(text[i])
                        && i + 1 < text.length
                        && Character.isLowSurrogate(text[i + 1])) {
                    i++;
                } else {
                    text[i] = '\uFFFD';
                }
            }
        }
        return text;
    }

    /**
     * The length.
     *
     * @return UTF-16 units
     */
    public int length() {
        return length;
    }

    /**
     * The characters; valid up to {@link #length()} and until the next rewriting. Not to be changed.
     *
     * @return the array itself
     */
    public char[] characters() {
        return text;
    }

    /**
     * The code point at a place.
     *
     * @param at in [0, length)
     * @return the code point
     */
    public int codePointAt(int at) {
        return Character.codePointAt(text, at, length);
    }

    /**
     * Where the original of this text starts; 0 for the first piece of a text.
     *
     * @return UTF-16 units of the original
     */
    public int originalStart() {
        return originalStart;
    }

    /**
     * Where the original of this text ends.
     *
     * @return UTF-16 units of the original, exclusive
     */
    public int originalEnd() {
        return originalEnd;
    }

    /**
     * Where the original of the character at a place starts.
     *
     * @param at in [0, length)
     * @return UTF-16 units of the original
     */
    public int start(int at) {
        if (!aligned) {
            throw new IllegalStateException("text was made without places");
        }
        if (starts.length > 0) {
            return starts[at];
        }
        return originalStart + (at > 0 && Character.isLowSurrogate(text[at]) ? at - 1 : at);
    }

    /**
     * Where the original of the character at a place ends.
     *
     * @param at in [0, length)
     * @return UTF-16 units of the original, exclusive
     */
    public int end(int at) {
        if (!aligned) {
            throw new IllegalStateException("text was made without places");
        }
        if (ends.length > 0) {
            return ends[at];
        }
        return originalStart + at + (Character.isHighSurrogate(text[at]) ? 2 : 1);
    }

    /**
     * A part of this text as a text of its own.
     *
     * @param from where the part starts
     * @param to where it ends, exclusive
     * @return the part; the whole is this text itself
     */
    public AlignedText slice(int from, int to) {
        if (from == 0 && to == length) {
            return this;
        }
        int start = from == to ? originalStart + from : aligned ? start(from) : startWithoutPlaces(from);
        int end = !aligned || from == to ? start : Math.max(start, end(to - 1));
        AlignedText part = new AlignedText(Arrays.copyOfRange(text, from, to), to - from, start, end, aligned);
        part.zeros = Math.max(0, Math.min(zeros, to) - from);
        if (starts.length > 0) {
            part.starts = Arrays.copyOfRange(starts, from, to);
            part.ends = Arrays.copyOfRange(ends, from, to);
        }
        return part;
    }

    /** 0 if what is at a place starts at 0 in the original, else some other number. */
    private int startWithoutPlaces(int at) {
        return at < zeros ? 0 : Math.max(1, originalStart + at);
    }

    /**
     * Starts to rewrite this text from its first character on. The text changes when {@link Rewriting#finish()} is
     * called.
     *
     * @return the rewriting
     */
    public Rewriting rewrite() {
        return new Rewriting();
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }

    /**
     * A rewriting of the text (改写), from left to right. Old characters are kept, replaced or removed; new ones are
     * inserted. What replaces a character has its place in the original; what is inserted has the place of the old
     * character before it.
     */
    public final class Rewriting {
        private int at;
        private char[] rewritten = new char[length + 8];
        private int size;
        private int[] newStarts = aligned ? new int[length + 8] : new int[0];
        private int[] newEnds = aligned ? new int[length + 8] : new int[0];
        private int newZeros;

        private Rewriting() {}

        /**
         * The place of the old character that is next.
         *
         * @return in [0, length]; length if none is left
         */
        public int position() {
            return at;
        }

        /**
         * The old character that is next.
         *
         * @return the code point, or -1 if none is left
         */
        public int next() {
            return at < length ? codePointAt(at) : -1;
        }

        /** Keeps the next old character. */
        public void keep() {
            replace(codePointAt(at));
        }

        /**
         * Keeps the old characters before a place.
         *
         * @param to at most length
         */
        public void keepUntil(int to) {
            int count = to - at;
            if (count <= 0) {
                return;
            }
            reserve(count);
            System.arraycopy(text, at, rewritten, size, count);
            if (aligned && starts.length > 0) {
                System.arraycopy(starts, at, newStarts, size, count);
                System.arraycopy(ends, at, newEnds, size, count);
            } else if (aligned) {
                for (int i = 0; i < count; i++) {
                    newStarts[size + i] = start(at + i);
                    newEnds[size + i] = end(at + i);
                }
            } else if (at < zeros) {
                newZeros = size + Math.min(count, zeros - at);
            }
            size += count;
            at = to;
        }

        /**
         * Puts a character in the place of the next old one.
         *
         * @param codePoint the new character
         */
        public void replace(int codePoint) {
            append(codePoint, aligned ? start(at) : startWithoutPlaces(at), aligned ? end(at) : 0);
            at += Character.charCount(codePointAt(at));
        }

        /**
         * Adds a character; it has the place of the old character before, and none at the start of the text.
         *
         * @param codePoint the new character
         */
        public void insert(int codePoint) {
            if (at == 0) {
                append(codePoint, originalStart, originalStart);
            } else if (!aligned) {
                append(codePoint, startWithoutPlaces(at - 1), 0);
            } else {
                append(codePoint, start(at - 1), end(at - 1));
            }
        }

        /**
         * Adds characters that have the place of the next old one. Needs one.
         *
         * @param prefix what is added
         */
        public void prepend(String prefix) {
            int start = aligned ? start(at) : startWithoutPlaces(at);
            int end = aligned ? end(at) : 0;
            prefix.codePoints().forEach(point -> append(point, start, end));
        }

        /** Leaves out the next old character. */
        public void remove() {
            at += Character.charCount(codePointAt(at));
        }

        private void reserve(int count) {
            if (size + count > rewritten.length) {
                int capacity = size + count + (size >> 1) + 16;
                rewritten = Arrays.copyOf(rewritten, capacity);
                if (aligned) {
                    newStarts = Arrays.copyOf(newStarts, capacity);
                    newEnds = Arrays.copyOf(newEnds, capacity);
                }
            }
        }

        private void append(int codePoint, int start, int end) {
            reserve(2);
            int units = 1;
            if (codePoint < 0x10000) {
                rewritten[size] = (char) codePoint;
            } else {
                units = Character.toChars(codePoint, rewritten, size);
            }
            for (int i = 0; aligned && i < units; i++) {
                newStarts[size + i] = start;
                newEnds[size + i] = end;
            }
            size += units;
            newZeros = start == 0 ? size : newZeros;
        }

        /** Makes the new text that of the {@link AlignedText}; old characters that are left are kept. */
        public void finish() {
            keepUntil(length);
            text = rewritten;
            length = size;
            zeros = newZeros;
            if (aligned) {
                // Never empty, for empty means that nothing was rewritten.
                starts = newStarts;
                ends = newEnds;
            }
        }
    }
}
