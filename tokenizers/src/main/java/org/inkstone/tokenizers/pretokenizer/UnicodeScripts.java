package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Cutting where the script changes (按文字体系切分), as SentencePiece does: kana count as Han; a space, and a character
 * without a script in the reference's table, belongs to what is before it.
 *
 * @implNote What stands before the first character that has a script goes, as in the reference.
 */
public record UnicodeScripts() implements PreTokenizer {
    private static final byte ANY = 0;

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, UnicodeScripts::part, Split.Behavior.REMOVED, true);
    }

    private static void part(char[] text, int from, int to, Delimiter.Parts parts) {
        byte last = ANY;
        int start = from;
        for (int at = from; at < to; ) {
            int point = Scan.codePoint(text, at, to);
            byte script = Table.SCRIPTS[point];
            if (script != ANY && script != last) {
                if (start < at) {
                    parts.add(start, at, last != ANY);
                    start = at;
                }
                last = script;
            }
            at += Character.charCount(point);
        }
        parts.add(start, to, last != ANY);
    }

    /** The script of each code point; read when it is first needed. */
    private static final class Table {
        static final byte[] SCRIPTS = new byte[0x110000];

        static {
            CodePointSet.forEachLine((line, bar) -> {
                if (line.startsWith("script")) {
                    byte script = (byte) Integer.parseInt(line.substring("script".length(), bar));
                    CodePointSet.forEachRun(
                            line.substring(bar + 1),
                            (first, last) -> java.util.Arrays.fill(SCRIPTS, first, last + 1, script));
                }
            });
        }
    }
}
