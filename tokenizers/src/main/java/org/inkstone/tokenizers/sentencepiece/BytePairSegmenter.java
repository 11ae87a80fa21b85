package org.inkstone.tokenizers.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Piece;

/**
 * SentencePiece's byte-pair encoding (SentencePiece 的 BPE): as long as two neighbours together are a piece, the two
 * whose piece has the highest score are joined, the leftmost of equals.
 *
 * <p>There is no list of merges. Which two parts make up a piece does not matter, only the joined string. User-defined
 * symbols take no part. What ends as an unused piece is taken apart again into the two that it was made of.
 *
 * <p>A text is one sequence, yet usually no piece has a space behind a character that is none. Then no merge crosses
 * the place before a space, what happens on one side does not touch the other, and each word is merged by itself: the
 * same result in less time. If some piece does cross, or unused pieces could be remembered from elsewhere, the text
 * stays whole.
 *
 * @paper Sennrich, Haddow, Birch 2016, Neural Machine Translation of Rare Words with Subword Units, arXiv 1508.07909
 * @book 词元化（分词）：BPE 分词
 */
final class BytePairSegmenter implements Segmenter {
    private final PieceIndex index;
    private final Optional<ByteTrie> userDefined;
    private final PieceHashTable table;
    private final int[] orders;
    private final int[] lengths;
    private final boolean[] unused;
    private final boolean wordByWord;
    private final PieceCache cache = new PieceCache();

    BytePairSegmenter(List<Piece> pieces, PieceIndex index) {
        this.index = index;
        this.userDefined = index.userDefined();
        this.orders = new int[pieces.size()];
        this.lengths = new int[pieces.size()];
        this.unused = new boolean[pieces.size()];
        List<byte[]> keys = new ArrayList<>();
        boolean separable = true;
        float[] scores = new float[pieces.size()];
        for (int id = 0; id < orders.length; id++) {
            Piece piece = pieces.get(id);
            boolean ofText = PieceChecks.isOfText(piece.type());
            byte[] key = ofText ? piece.text().getBytes(StandardCharsets.UTF_8) : new byte[0];
            keys.add(key);
            lengths[id] = key.length;
            unused[id] = piece.type() == SentencePieceModel.Type.UNUSED;
            // Adding zero makes one zero of the two.
            scores[id] = piece.score() + 0f;
            separable &= !unused[id] && !crossesWords(key);
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        for (int id = 0; id < orders.length; id++) {
            orders[id] = orders.length - upperBound(sorted, scores[id]);
        }
        this.table = new PieceHashTable(keys);
        this.wordByWord = separable;
    }

    private static boolean never() {
        return false;
    }

    private static boolean crossesWords(byte[] key) {
        for (int i = Math.min(3, key.length); i < key.length; i++) {
            if (WordSegmenter.isSpace(key, i, key.length) && !WordSegmenter.isSpace(key, i - 3, key.length)) {
                return true;
            }
        }
        // A shorter first character: the space may stand at 1 or 2.
        return (key.length > 3 && WordSegmenter.isSpace(key, 1, key.length))
                || (key.length > 4 && WordSegmenter.isSpace(key, 2, key.length));
    }

    private static int upperBound(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Segmentation segment(byte[] text, int length) {
        Segmentation out = new Segmentation();
        if (!wordByWord) {
            merge(text, 0, length, BytePairSegmenter::never, out);
            return out;
        }
        int start = 0;
        for (int at = 1; at <= length; at++) {
            boolean word = at == length
                    || (WordSegmenter.isSpace(text, at, length)
                            && !(at >= 3 && WordSegmenter.isSpace(text, at - 3, at)));
            if (word) {
                cache.segment(text, start, at, out, this);
                start = at;
            }
        }
        return out;
    }

    /** BPE-dropout: each merge is left out when its turn comes, if {@code skip} says so. */
    Segmentation segment(byte[] text, int length, BooleanSupplier skip) {
        Segmentation out = new Segmentation();
        merge(text, 0, length, skip, out);
        return out;
    }

    void merge(byte[] text, int start, int end, Segmentation out) {
        merge(text, start, end, BytePairSegmenter::never, out);
    }

    private void merge(byte[] text, int start, int end, BooleanSupplier skip, Segmentation out) {
        if (start < end) {
            new PieceMerger(this, text, start, end, skip).run(out);
        }
    }

    /** The length of the user-defined symbol that starts at a place, or 0. */
    int userDefined(byte[] text, int at, int end) {
        return userDefined.isPresent() ? userDefined.get().longest(text, at, end) : 0;
    }

    int find(byte[] text, int offset, long[] sums, int start, int end) {
        return table.find(text, offset, sums, start, end);
    }

    /** The rank of a piece's score, 0 for the highest; equal scores have equal ranks. */
    int order(int piece) {
        return orders[piece];
    }

    int length(int piece) {
        return lengths[piece];
    }

    boolean isUnused(int piece) {
        return unused[piece];
    }

    int id(byte[] text, int start, int end) {
        return index.id(text, start, end);
    }
}
