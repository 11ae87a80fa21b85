package org.inkstone.tokenizers.pretokenizer;

import java.util.function.IntPredicate;

/** Characters of a kind to split at; each is a match of its own. */
final class CharacterDelimiter implements Delimiter {
    private final IntPredicate kind;

    CharacterDelimiter(IntPredicate kind) {
        this.kind = kind;
    }

    @Override
    public void part(char[] text, int from, int to, Parts parts) {
        int done = from;
        for (int at = from; at < to; ) {
            int point = Scan.codePoint(text, at, to);
            int next = at + Character.charCount(point);
            if (kind.test(point)) {
                if (done < at) {
                    parts.add(done, at, false);
                }
                parts.add(at, next, true);
                done = next;
            }
            at = next;
        }
        if (done < to) {
            parts.add(done, to, false);
        }
    }
}
