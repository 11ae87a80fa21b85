package org.inkstone.tokenizers.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.inkstone.core.io.FormatException;

/**
 * The unigram language model (Unigram 分词): of all ways to cut a text into pieces, the most probable one.
 *
 * <p>Each piece has a log probability, its score, and pieces are independent, so the score of a segmentation is a sum.
 * The best one is found by Viterbi's dynamic programme over the places in the text:
 * <pre>{@code
 * best(0) = 0
 * best(j) = max over pieces x = text[i..j) of  best(i) + score(x)
 * }</pre>
 *
 * <p>A character that is no piece itself may be cut off as unknown, for the lowest score of the vocabulary minus 10.
 * Neighbouring unknown characters become one token. Among equals the piece that starts first wins, that is, the longest.
 *
 * <p>Cost: O(n·L) for n characters and pieces of at most L characters. {@link Lattice} holds all segmentations: the n
 * best, samples, probabilities.
 *
 * <p>Sums are in double precision from the start of the text on, as in Hugging Face {@code tokenizers}. SentencePiece
 * itself sums in single precision and gives user-defined pieces a score of their own, so that ties may break otherwise.
 *
 * <p>Immutable; to be shared between threads.
 *
 * @paper Kudo 2018, Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
 *     Candidates, arXiv 1804.10959
 * @book 词元化（分词）：Unigram 分词
 */
public final class Unigram implements TokenModel {
    /** By how much an unknown character scores below the worst piece, in nats. */
    public static final double UNKNOWN_PENALTY = 10;

    /**
     * A piece of the vocabulary.
     *
     * @param token its text
     * @param score its log probability, in nats; finite
     */
    public record Piece(String token, double score) {
        public Piece {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException(
                        "score of piece " + FormatException.quote(token) + " must be finite, got " + score);
            }
        }
    }

    private final List<Piece> pieces;
    private final OptionalInt unkId;
    private final boolean byteFallback;
    private final Vocabulary vocabulary;
    private final PieceTrie trie;
    private final double[] scores;
    private final double unknownScore;
    /** The id of each byte's piece, -1 where there is none. */
    private final int[] byteIds = new int[256];

    private final SegmentCache cache = new SegmentCache();

    /**
     * Makes a model.
     *
     * @param pieces the pieces in the order of their ids; if a text occurs twice, the later one counts
     * @param unkId the id of unknown characters; without one, a text with an unknown character is an error
     * @param byteFallback whether unknown characters become the pieces {@code <0x00>} to {@code <0xFF>} of their UTF-8
     *     bytes, if the vocabulary has them (false)
     * @throws IllegalArgumentException if {@code unkId} is not in [0, number of pieces)
     */
    public Unigram(List<Piece> pieces, OptionalInt unkId, boolean byteFallback) {
        if (unkId.isPresent() && (unkId.getAsInt() < 0 || unkId.getAsInt() >= pieces.size())) {
            throw new IllegalArgumentException("unk_id must be in [0, " + pieces.size() + "), got " + unkId.getAsInt());
        }
        this.pieces = List.copyOf(pieces);
        this.unkId = unkId;
        this.byteFallback = byteFallback;
        List<String> tokens = new ArrayList<>(pieces.size());
        scores = new double[pieces.size()];
        double lowest = Double.POSITIVE_INFINITY;
        for (Piece piece : pieces) {
            scores[tokens.size()] = piece.score();
            tokens.add(piece.token());
            lowest = Math.min(lowest, piece.score());
        }
        unknownScore = lowest - UNKNOWN_PENALTY;
        vocabulary = Vocabulary.ofPieces(tokens);
        trie = new PieceTrie(vocabulary);
        for (int b = 0; b < 256; b++) {
            byteIds[b] = vocabulary.id(ByteTokens.token(b));
        }
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The pieces in the order of their ids.
     *
     * @return an unmodifiable list
     */
    public List<Piece> pieces() {
        return pieces;
    }

    /**
     * The id of unknown characters.
     *
     * @return the id, if there is one
     */
    public OptionalInt unkId() {
        return unkId;
    }

    /**
     * Whether unknown characters become pieces of their bytes.
     *
     * @return the option
     */
    public boolean byteFallback() {
        return byteFallback;
    }

    /**
     * The score of an unknown character.
     *
     * @return the lowest score of the vocabulary minus {@link #UNKNOWN_PENALTY}
     */
    public double unknownScore() {
        return unknownScore;
    }

    /**
     * {@inheritDoc}
     *
     * <p>An unknown piece is shown as its text; the bytes of one all have its span.
     *
     * @throws IllegalArgumentException if a character is unknown and the model has no id for it
     */
    @Override
    public void tokenize(char[] text, int start, int end, TokenSink out) {
        int length = end - start;
        int[] path = viterbi(text, start, length);
        // Turn the links around: from each place to the next instead of to the one before.
        int after = length;
        for (int to = length; to > 0; ) {
            int from = path[to];
            path[to] = after;
            after = to;
            to = from;
        }
        path[0] = after;
        emit(text, start, length, path, out);
    }

    @Override
    public void encode(char[] text, int start, int end, TokenIds out) {
        cache.encode(this, text, start, end, out);
    }

    /** For each place of the best path, where its last piece starts; other entries mean nothing. */
    private int[] viterbi(char[] text, int start, int length) {
        double[] best = new double[length + 1];
        int[] from = new int[length + 1];
        Arrays.fill(from, -1);
        for (int at = 0; at < length; ) {
            int width = width(text, start + at, start + length);
            boolean single = false;
            double score = best[at];
            int node = PieceTrie.ROOT;
            for (int i = at; i < length; ) {
                node = trie.child(node, text[start + i++]);
                if (node == PieceTrie.NONE) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    double candidate = scores[id] + score;
                    if (from[i] < 0 || candidate > best[i]) {
                        best[i] = candidate;
                        from[i] = at;
                    }
                    single |= i == at + width;
                }
            }
            int to = at + width;
            if (!single && (from[to] < 0 || unknownScore + score > best[to])) {
                if (unkId.isEmpty()) {
                    throw unknown(text, start + at, start + length);
                }
                best[to] = unknownScore + score;
                from[to] = at;
            }
            at = to;
        }
        return from;
    }

    /** Writes the pieces of a path; runs of unknown ones as one. */
    private void emit(char[] text, int start, int length, int[] next, TokenSink out) {
        int runStart = -1;
        for (int at = 0; at < length; at = next[at]) {
            int id = lookUp(text, start + at, start + next[at]);
            boolean unknown = id < 0 || (unkId.isPresent() && id == unkId.getAsInt());
            if (unknown) {
                runStart = runStart < 0 ? at : runStart;
                continue;
            }
            if (runStart >= 0) {
                emitUnknown(text, start + runStart, start + at, out);
                runStart = -1;
            }
            out.token(id, start + at, start + next[at]);
        }
        if (runStart >= 0) {
            emitUnknown(text, start + runStart, start + length, out);
        }
    }

    /** A run may have become a piece of the vocabulary by being joined. */
    private void emitUnknown(char[] text, int start, int end, TokenSink out) {
        int id = lookUp(text, start, end);
        if (id >= 0) {
            out.token(id, start, end);
            return;
        }
        String run = new String(text, start, end - start);
        int[] bytes = byteFallback ? ByteTokens.ids(run, byteIds) : ByteTokens.NONE;
        if (bytes.length == 0) {
            out.token(unkId.orElseThrow(), run, start, end);
            return;
        }
        for (int b : bytes) {
            out.token(b, start, end);
        }
    }

    private int lookUp(char[] text, int start, int end) {
        int node = PieceTrie.ROOT;
        for (int i = start; i < end; i++) {
            node = trie.child(node, text[i]);
            if (node == PieceTrie.NONE) {
                return -1;
            }
        }
        return trie.value(node);
    }

    /**
     * All segmentations of a text.
     *
     * @param text whole Unicode characters
     * @return the lattice; an unknown character is a node with the id {@link #unkId()}
     * @throws IllegalArgumentException if an unknown character leaves no segmentation
     */
    public Lattice lattice(String text) {
        char[] characters = text.toCharArray();
        List<Lattice.Node> nodes = new ArrayList<>();
        for (int at = 0; at < characters.length; ) {
            int width = width(characters, at, characters.length);
            boolean single = false;
            int node = PieceTrie.ROOT;
            for (int i = at; i < characters.length; ) {
                node = trie.child(node, characters[i++]);
                if (node == PieceTrie.NONE) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    nodes.add(new Lattice.Node(at, i, id, scores[id]));
                    single |= i == at + width;
                }
            }
            if (!single && unkId.isPresent()) {
                nodes.add(new Lattice.Node(at, at + width, unkId.getAsInt(), unknownScore));
            }
            at += width;
        }
        return new Lattice(text, nodes);
    }

    /**
     * The tokens of a segmentation, such as one that a {@link Lattice} sampled.
     *
     * @param text the text of the lattice
     * @param path a segmentation of all of it
     * @param out takes the tokens
     */
    public void tokenize(String text, Lattice.Path path, TokenSink out) {
        int[] next = new int[text.length() + 1];
        for (Lattice.Node node : path.nodes()) {
            next[node.start()] = node.end();
        }
        emit(text.toCharArray(), 0, text.length(), next, out);
    }

    private static int width(char[] text, int at, int end) {
        return Character.isHighSurrogate(text[at]) && at + 1 < end && Character.isLowSurrogate(text[at + 1]) ? 2 : 1;
    }

    private static IllegalArgumentException unknown(char[] text, int at, int end) {
        return new IllegalArgumentException(String.format(
                "text must have only characters of the vocabulary, since the model has no unk_id, got U+%04X at %d",
                Character.codePointAt(text, at, end), at));
    }
}
