package org.inkstone.tokenizers.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inkstone.tokenizers.model.Lattice;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Piece;

/**
 * Unigram segmentation (一元语言模型切分): of all ways to cut the text into pieces, the one with the highest sum of scores,
 * found by dynamic programming (Viterbi) over the bytes.
 *
 * <pre>{@code
 * best(0) = 0
 * best(e) = max over pieces x that end at e and start at s:  best(s) + score(x)
 * score of a character without a piece: lowest score of all - 10
 * score of a user-defined symbol:       0.1 · (length in bytes - 1)
 * }</pre>
 *
 * <p>Ties go to the piece that starts first. Each sum is rounded to single precision, as the reference does it; where two ways are
 * nearly equal, that decides.
 *
 * <p>Cost: O(n·k) for n bytes and pieces of at most k bytes. {@link #lattice} holds all ways to cut a text.
 *
 * @paper Kudo 2018, Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
 *     Candidates, arXiv 1804.10959
 * @book 词元化（分词）：Unigram 分词
 */
final class UnigramSegmenter implements Segmenter {
    private static final float UNKNOWN_PENALTY = 10;
    private static final float USER_DEFINED_BONUS = 0.1f;

    private final ByteTrie trie;
    private final int unknown;
    private final float unknownScore;
    private final float[] scores;
    private final boolean[] unused;
    private final boolean[] userDefined;

    UnigramSegmenter(List<Piece> pieces, PieceIndex index) {
        trie = index.ofText();
        unknown = index.unknown();
        scores = new float[pieces.size()];
        unused = new boolean[pieces.size()];
        userDefined = new boolean[pieces.size()];
        float lowest = Float.MAX_VALUE;
        for (int id = 0; id < scores.length; id++) {
            Piece piece = pieces.get(id);
            scores[id] = piece.score();
            unused[id] = piece.type() == SentencePieceModel.Type.UNUSED;
            userDefined[id] = piece.type() == SentencePieceModel.Type.USER_DEFINED;
            if (piece.type() == SentencePieceModel.Type.NORMAL) {
                lowest = Math.min(lowest, piece.score());
            }
        }
        unknownScore = lowest - UNKNOWN_PENALTY;
    }

    @Override
    public Segmentation segment(byte[] text, int length) {
        float[] best = new float[length + 1];
        int[] starts = new int[length + 1];
        int[] ids = new int[length + 1];
        Arrays.fill(starts, -1);
        for (int start = 0; start < length; ) {
            float before = best[start];
            int character = Utf8.length(text, start, length);
            boolean hasCharacter = false;
            int node = ByteTrie.ROOT;
            for (int end = start + 1; end <= length; end++) {
                node = trie.child(node, text[end - 1]);
                if (node == ByteTrie.NONE) {
                    break;
                }
                int id = trie.id(node);
                if (id == ByteTrie.NONE || unused[id]) {
                    continue;
                }
                float candidate = score(id, end - start) + before;
                if (starts[end] < 0 || candidate > best[end]) {
                    best[end] = candidate;
                    starts[end] = start;
                    ids[end] = id;
                }
                hasCharacter |= end - start == character;
            }
            if (!hasCharacter) {
                int end = start + character;
                float candidate = unknownScore + before;
                if (starts[end] < 0 || candidate > best[end]) {
                    best[end] = candidate;
                    starts[end] = start;
                    ids[end] = unknown;
                }
            }
            start += character;
        }
        Segmentation pieces = new Segmentation();
        for (int end = length; end > 0; end = starts[end]) {
            pieces.add(end, ids[end]);
        }
        pieces.reverse();
        return pieces;
    }

    /**
     * All ways to cut a text. Places are bytes; the lattice's text has a character for each byte.
     *
     * @param text UTF-8
     * @param length how many bytes of the array are text
     * @return the lattice; a character without a piece is a node with the id of the unknown piece
     * @implNote The reference gives user-defined symbols another score here than in the search for the best way alone:
     *     0.1 · (length in characters - 1). So does this.
     */
    Lattice lattice(byte[] text, int length) {
        List<Lattice.Node> nodes = new ArrayList<>();
        for (int start = 0; start < length; ) {
            int character = Utf8.length(text, start, length);
            boolean hasCharacter = false;
            int characters = 0;
            int node = ByteTrie.ROOT;
            for (int end = start + 1; end <= length; end++) {
                characters += (text[end - 1] & 0xC0) == 0x80 ? 0 : 1;
                node = trie.child(node, text[end - 1]);
                if (node == ByteTrie.NONE) {
                    break;
                }
                int id = trie.id(node);
                if (id != ByteTrie.NONE && !unused[id]) {
                    nodes.add(new Lattice.Node(start, end, id, score(id, characters)));
                    hasCharacter |= end - start == character;
                }
            }
            if (!hasCharacter) {
                nodes.add(new Lattice.Node(start, start + character, unknown, unknownScore));
            }
            start += character;
        }
        return new Lattice(new String(text, 0, length, StandardCharsets.ISO_8859_1), nodes);
    }

    private float score(int id, int length) {
        return userDefined[id] ? (length - 1) * USER_DEFINED_BONUS : scores[id];
    }
}
