package org.inkstone.tokenizers.trainer;

import org.jspecify.annotations.Nullable;

/**
 * Counts words that stand in a character array: a hash table that makes a string only for a word it has not seen. For
 * one thread.
 */
final class WordTable {
    private static final class Entry {
        final int hash;
        final String word;
        long count;

        Entry(int hash, String word, long count) {
            this.hash = hash;
            this.word = word;
            this.count = count;
        }
    }

    private @Nullable Entry[] entries = new Entry[1 << 12];
    private int size;

    void add(char[] text, int start, int end) {
        int h = 0;
        for (int i = start; i < end; i++) {
            h = 31 * h + text[i];
        }
        int hash = h * 0x9E3779B9;
        int slot = slot(hash);
        for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
            if (entry.hash == hash && same(entry.word, text, start, end)) {
                entry.count++;
                return;
            }
            slot = (slot + 1) & (entries.length - 1);
        }
        insert(slot, new Entry(hash, new String(text, start, end - start), 1));
    }

    void addAll(WordTable other) {
        for (Entry added : other.entries) {
            if (added != null) {
                int slot = slot(added.hash);
                Entry entry = entries[slot];
                while (entry != null && !(entry.hash == added.hash && entry.word.equals(added.word))) {
                    slot = (slot + 1) & (entries.length - 1);
                    entry = entries[slot];
                }
                if (entry != null) {
                    entry.count += added.count;
                } else {
                    insert(slot, added);
                }
            }
        }
    }

    int size() {
        return size;
    }

    /** The words, each rewritten by the function, with their counts. */
    WordCounts counts(java.util.function.UnaryOperator<String> rewrite) {
        java.util.List<String> words = new java.util.ArrayList<>(size);
        long[] counts = new long[size];
        for (Entry entry : entries) {
            if (entry != null) {
                counts[words.size()] = entry.count;
                words.add(rewrite.apply(entry.word));
            }
        }
        return new WordCounts(words, counts);
    }

    private void insert(int slot, Entry entry) {
        entries[slot] = entry;
        if (++size * 2 > entries.length) {
            @Nullable Entry[] old = entries;
            entries = new Entry[old.length * 2];
            for (Entry moved : old) {
                if (moved != null) {
                    int free = slot(moved.hash);
                    while (entries[free] != null) {
                        free = (free + 1) & (entries.length - 1);
                    }
                    entries[free] = moved;
                }
            }
        }
    }

    private int slot(int hash) {
        return hash >>> (Integer.numberOfLeadingZeros(entries.length) + 1);
    }

    private static boolean same(String word, char[] text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < end - start; i++) {
            if (word.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
