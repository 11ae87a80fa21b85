package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * Cleans text as SentencePiece's {@code nmt} rules do (机器翻译文本清理): control characters go, and what is a space in
 * all but name becomes a space: tab, line ends, zero-width characters, U+2581, U+FEFF, U+FFFD.
 *
 * <p>Linear. NUL, U+00AD and the usual wide spaces stay.
 */
public record Nmt() implements Normalizer {
    @Override
    public void normalize(AlignedText text) {
        CharacterRewriter rewriter = Nmt::map;
        rewriter.rewrite(text);
    }

    private static int map(int point) {
        if (point >= ' ' && point < 0x7F) {
            return point;
        }
        return switch (point) {
            case '\t', '\n', '\f', '\r' -> ' ';
            case 0x1680, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD -> ' ';
            case 0x0B, 0x7F, 0x8F, 0x9F -> CharacterRewriter.REMOVED;
            default ->
                (point >= 1 && point <= 8) || (point >= 0x0E && point <= 0x1F) ? CharacterRewriter.REMOVED : point;
        };
    }
}
