package org.inkstone.tokenizers.pretokenizer;

/**
 * A string to split at, taken literally.
 *
 * @param value the string; if empty, each place where it could be is an empty match
 */
public record StringDelimiter(String value) implements Delimiter {
    @Override
    public void part(char[] text, int from, int to, Parts parts) {
        int done = from;
        char[] wanted = value.toCharArray();
        int size = wanted.length;
        int[] border = borders(wanted);
        int matched = 0;
        if (size == 0) {
            empty(text, from, to, parts);
            return;
        }
        for (int at = from; at < to; at++) {
            while (matched > 0 && wanted[matched] != text[at]) {
                matched = border[matched - 1];
            }
            if (wanted[matched] == text[at]) {
                matched++;
            }
            if (matched == size) {
                int start = at + 1 - size;
                if (done < start) {
                    parts.add(done, start, false);
                }
                parts.add(start, at + 1, true);
                done = at + 1;
                matched = 0;
            }
        }
        if (done < to) {
            parts.add(done, to, false);
        }
    }

    /** For each prefix the length of the longest proper prefix that it also ends with (Knuth, Morris, Pratt). */
    private static int[] borders(char[] wanted) {
        int[] border = new int[wanted.length];
        for (int i = 1, k = 0; i < wanted.length; i++) {
            while (k > 0 && wanted[i] != wanted[k]) {
                k = border[k - 1];
            }
            if (wanted[i] == wanted[k]) {
                k++;
            }
            border[i] = k;
        }
        return border;
    }

    private static void empty(char[] text, int from, int to, Parts parts) {
        for (int at = from; at < to; ) {
            int next = at + Character.charCount(Scan.codePoint(text, at, to));
            parts.add(at, at, true);
            parts.add(at, next, false);
            at = next;
        }
        parts.add(to, to, true);
    }
}
