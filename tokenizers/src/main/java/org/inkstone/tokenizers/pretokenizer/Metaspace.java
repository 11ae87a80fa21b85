package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * SentencePiece's way with spaces (SentencePiece 空格标记): each space becomes a visible mark, one is put before the text,
 * and pieces begin at the marks. So a word at the start of the text has the same token as elsewhere, and decoding gets
 * every space back.
 * <pre>{@code
 * "Hey friend"  ->  "▁Hey" "▁friend"
 * }</pre>
 *
 * @param replacement the mark, a code point (U+2581)
 * @param prependScheme where a mark is put before the text (ALWAYS)
 * @param split whether pieces begin at the marks (true)
 * @paper Kudo, Richardson 2018, SentencePiece, arXiv:1808.06226
 */
public record Metaspace(int replacement, PrependScheme prependScheme, boolean split) implements PreTokenizer {
    /** Where a mark is put before a text that does not begin with one. */
    public enum PrependScheme {
        /** Before each piece of text, also behind a special token. */
        ALWAYS,
        /** Before the first only. */
        FIRST,
        /** Nowhere. */
        NEVER
    }

    public Metaspace {
        if (!Character.isValidCodePoint(replacement)) {
            throw new IllegalArgumentException("replacement must be a code point, got " + replacement);
        }
    }

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        if (piece.length() == 0) {
            return List.of();
        }
        mark(piece);
        return split
                ? Pieces.of(
                        piece,
                        new CharacterDelimiter(point -> point == replacement),
                        Split.Behavior.MERGED_WITH_NEXT,
                        false)
                : List.of(piece);
    }

    private void mark(AlignedText piece) {
        int first = piece.codePointAt(0);
        boolean prepend = first != replacement
                && first != ' '
                && (prependScheme == PrependScheme.ALWAYS
                        || (prependScheme == PrependScheme.FIRST && piece.originalStart() == 0));
        AlignedText.Rewriting rewriting = piece.rewrite();
        if (prepend) {
            rewriting.prepend(Character.toString(replacement));
        }
        for (int point = rewriting.next(); point >= 0; point = rewriting.next()) {
            if (point == ' ') {
                rewriting.replace(replacement);
            } else {
                rewriting.keep();
            }
        }
        rewriting.finish();
    }
}
