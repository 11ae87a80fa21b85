package org.inkstone.tokenizers.sentencepiece;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.model.Lattice;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer read from a SentencePiece {@code .model} file (SentencePiece 分词器), as Llama 2, Mistral, T5, ALBERT and
 * XLM-R have it.
 *
 * <p>The text is normalized, spaces become U+2581, and the whole is cut into pieces; no pre-tokenizer cuts it before.
 * Ids, pieces and places are those of the reference.
 * <pre>{@code
 * SentencePieceTokenizer tokenizer = SentencePieceTokenizer.load(Path.of("tokenizer.model"));
 * int[] ids = tokenizer.encode("Hello world");      // ▁Hello ▁world
 * String text = tokenizer.decode(ids);
 * }</pre>
 *
 * <p>Control pieces such as {@code <s>} are never found in text, whatever the caller allows; who wants them adds their
 * ids. User-defined symbols always are. A file names no pieces to put around a text, so none are added.
 *
 * <p>Immutable; to be shared between threads. Time is near-linear in the length of the text.
 *
 * @paper Kudo, Richardson 2018, SentencePiece: A simple and language independent subword tokenizer and detokenizer for
 *     Neural Text Processing, arXiv 1808.06226
 * @book 词元化（分词）：分词器的选用
 */
public final class SentencePieceTokenizer implements SubwordTokenizer {
    private final SentencePieceModel model;
    private final PieceIndex index;
    private final TextNormalizer normalizer;
    private final Segmenter segmenter;
    private final PieceDecoder decoder;
    private final int[] byteIds = new int[256];

    /**
     * Makes a tokenizer of what a file says.
     *
     * @param model the pieces and options
     */
    public SentencePieceTokenizer(SentencePieceModel model) {
        this.model = model;
        this.index = new PieceIndex(model.pieces());
        this.normalizer = new TextNormalizer(model.normalization(), model.whitespaceAsSuffix(), index.userDefined());
        this.segmenter = switch (model.algorithm()) {
            case UNIGRAM -> new UnigramSegmenter(model.pieces(), index);
            case BPE -> new BytePairSegmenter(model.pieces(), index);
            case WORD -> new WordSegmenter(index);
            case CHAR -> new CharacterSegmenter(index);
        };
        this.decoder = new PieceDecoder(model, index);
        for (int b = 0; b < 256; b++) {
            byte[] piece = ByteFallback.piece(b).getBytes(StandardCharsets.UTF_8);
            byteIds[b] = index.id(piece, 0, piece.length);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the {@code .model} file
     * @return the tokenizer
     * @throws org.inkstone.core.io.FormatException if the file is broken; says at which byte and in which field
     * @throws IOException if the file cannot be read
     */
    public static SentencePieceTokenizer load(Path file) throws IOException {
        return new SentencePieceTokenizer(SentencePieceModel.read(file));
    }

    @Override
    public int[] encode(String text) {
        NormalizedText normalized = normalizer.normalize(Utf8.bytes(text));
        return ids(normalized, segmenter.segment(normalized.bytes(), normalized.length()));
    }

    @Override
    public int[] encode(String text, AllowedSpecial allowed) {
        return encode(text);
    }

    /**
     * Encodes text in a random way (子词正则化), so that a model in training sees words cut in many ways.
     *
     * <p>With a unigram model the whole segmentation x is drawn (subword regularization), with BPE each merge is left out
     * with a probability (BPE-dropout):
     * <pre>{@code
     * unigram: P(x) = exp(α · score(x)) / Σ over all x' of exp(α · score(x'))    smaller α: more variety; 0: all alike
     * BPE:     P(a merge is left out) = α                                        0: none, as encode; 1: characters
     * }</pre>
     *
     * @param text any string
     * @param alpha α; for unigram at least 0 and finite, 0.1 to 0.5 are usual; for BPE in [0, 1], 0.1 is usual
     * @param random where chance comes from
     * @return the ids
     * @throws IllegalArgumentException if {@code alpha} is out of range
     * @throws IllegalStateException if the model is neither unigram nor BPE, and so knows one way only
     * @paper Kudo 2018, Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
     *     Candidates, section 3, arXiv 1804.10959
     * @paper Provilkov, Emelianenko, Voita 2020, BPE-Dropout: Simple and Effective Subword Regularization,
     *     arXiv 1910.13267
     */
    public int[] sample(String text, double alpha, RandomGenerator random) {
        NormalizedText normalized = normalizer.normalize(Utf8.bytes(text));
        if (segmenter instanceof UnigramSegmenter unigram) {
            Lattice lattice = unigram.lattice(normalized.bytes(), normalized.length());
            return ids(normalized, Segmentation.of(lattice.sample(alpha, random)));
        }
        if (!(segmenter instanceof BytePairSegmenter bytePairs)) {
            throw new IllegalStateException("model must be UNIGRAM or BPE, got " + model.algorithm());
        }
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1] for BPE, got " + alpha);
        }
        BooleanSupplier skip = () -> alpha >= 1 || (alpha > 0 && random.nextDouble() < alpha);
        return ids(normalized, bytePairs.segment(normalized.bytes(), normalized.length(), skip));
    }

    /**
     * A way to cut a text (候选切分).
     *
     * @param ids the ids of its pieces
     * @param score the sum of the pieces' scores: the log probability, in nats
     */
    public record Candidate(List<Integer> ids, double score) {
        public Candidate {
            ids = List.copyOf(ids);
        }
    }

    /**
     * The n most probable ways to cut a text (n 最优切分). For unigram models only: the merges of BPE lead
     * to one way.
     *
     * <p>Ways that differ only in how they cut a run without pieces have the same ids, since such a run is one unknown
     * piece or the bytes of its characters. The reference counts each of them, and so does this.
     *
     * <p>Scores are summed in double precision, in the reference in single; where two ways are nearly equal, it may give
     * them in another order, or another one first than {@link #encode(String)}. Memory grows with n and the length of
     * the text; the reference takes n up to 512.
     *
     * @param text any string
     * @param n how many, at least 1
     * @return at most n ways, the best first; fewer if there are no more
     * @throws IllegalArgumentException if {@code n} is less than 1
     * @throws IllegalStateException if the model is not unigram
     */
    public List<Candidate> nBest(String text, int n) {
        if (!(segmenter instanceof UnigramSegmenter unigram)) {
            throw new IllegalStateException("model must be UNIGRAM, got " + model.algorithm());
        }
        NormalizedText normalized = normalizer.normalize(Utf8.bytes(text));
        Lattice lattice = unigram.lattice(normalized.bytes(), normalized.length());
        return lattice.nBest(n).stream()
                .map(path -> new Candidate(
                        IntStream.of(ids(normalized, Segmentation.of(path)))
                                .boxed()
                                .toList(),
                        path.score()))
                .toList();
    }

    private int[] ids(NormalizedText text, Segmentation pieces) {
        TokenIds ids = new TokenIds(pieces.size() + 16);
        boolean afterUnknown = false;
        for (int i = 0; i < pieces.size(); i++) {
            int id = pieces.id(i);
            boolean unknown = id == index.unknown();
            if (unknown && model.byteFallback()) {
                for (int at = pieces.start(i); at < pieces.end(i); at++) {
                    ids.add(byteIds[text.bytes()[at] & 0xFF]);
                }
            } else if (!unknown || !afterUnknown) {
                ids.add(id);
            }
            afterUnknown = unknown;
        }
        return ids.toArray();
    }

    /**
     * Encodes text and says where each piece stands in it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param allowed makes no difference: control pieces are never found in text
     * @param addSpecialTokens makes no difference: the file names none
     * @return ids, pieces and spans; neighbours without a piece are one unknown piece, shown as the text they are; of
     *     the byte pieces of a character the last has its span, the others an empty one before it
     */
    @Override
    public Encoding encode(String text, AllowedSpecial allowed, boolean addSpecialTokens) {
        byte[] original = Utf8.bytes(text);
        NormalizedText normalized = normalizer.normalize(original);
        Segmentation pieces = segmenter.segment(normalized.bytes(), normalized.length());
        PlacedPieces placed = new PlacedPieces(text, Utf8.pointsBefore(original));
        boolean afterUnknown = false;
        for (int i = 0; i < pieces.size(); i++) {
            int id = pieces.id(i);
            int start = pieces.start(i);
            int end = pieces.end(i);
            boolean unknown = id == index.unknown();
            int from = normalized.origin(start);
            int to = normalized.origin(end);
            if (unknown && model.byteFallback()) {
                for (int at = start; at < end; at++) {
                    int value = normalized.bytes()[at];
                    placed.add(byteIds[value & 0xFF], ByteFallback.piece(value), from, at == end - 1 ? to : from);
                }
            } else {
                String shown = new String(normalized.bytes(), start, end - start, StandardCharsets.UTF_8);
                if (unknown && afterUnknown) {
                    placed.extend(shown, to);
                } else {
                    placed.add(id, shown, from, to);
                }
            }
            afterUnknown = unknown;
        }
        return placed.build();
    }

    @Override
    public String decode(int... ids) {
        return decode(true, ids);
    }

    /**
     * Decodes ids.
     *
     * @param skipSpecialTokens whether control pieces are left out, as the reference does
     * @param ids ids in [0, {@link #vocabularySize()})
     * @return the text
     * @throws IllegalArgumentException if an id is out of range
     */
    @Override
    public String decode(boolean skipSpecialTokens, int... ids) {
        for (int id : ids) {
            if (id < 0 || id >= vocabularySize()) {
                throw new IllegalArgumentException("id must be in [0, " + vocabularySize() + "), got " + id);
            }
        }
        return decoder.decode(skipSpecialTokens, ids);
    }

    @Override
    public int vocabularySize() {
        return model.pieces().size();
    }

    @Override
    public int tokenToId(String token) {
        byte[] key = Utf8.bytes(token);
        int id = index.id(key, 0, key.length);
        return model.pieces().get(id).text().equals(token) ? id : -1;
    }

    @Override
    public @Nullable String idToToken(int id) {
        return id >= 0 && id < vocabularySize() ? model.pieces().get(id).text() : null;
    }

    /**
     * The first control piece of some names, such as {@code <s>}.
     *
     * @param name the piece
     * @return its id, if there is a control piece of that name
     */
    public Optional<Integer> controlId(String name) {
        int id = tokenToId(name);
        return id >= 0 && model.pieces().get(id).type() == SentencePieceModel.Type.CONTROL
                ? Optional.of(id)
                : Optional.empty();
    }

    /**
     * What the file says.
     *
     * @return pieces and options
     */
    public SentencePieceModel model() {
        return model;
    }

    /**
     * How text is cut.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return model.algorithm();
    }
}
