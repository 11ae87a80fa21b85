package org.inkstone.tokenizers.model;

import org.inkstone.core.io.FormatException;

/**
 * WordPiece (WordPiece 分词): cuts a word from the left, each time the longest piece of the vocabulary.
 *
 * <p>Pieces that continue a word are written with a prefix. If some rest of the word starts with no piece, the whole
 * word is unknown; so is a word of too many characters.
 * <pre>{@code
 * vocabulary: un, ##want, ##ed          unwanted -> un ##want ##ed
 *                                       unwantedX -> [UNK]
 * }</pre>
 *
 * <p>Pieces lie in a double-array trie, so each step costs one array access: O(n·L) for n characters and pieces of at
 * most L characters, in practice O(n).
 *
 * <p>Immutable; to be shared between threads.
 *
 * @paper Schuster, Nakajima 2012, Japanese and Korean Voice Search, ICASSP
 * @paper Devlin, Chang, Lee, Toutanova 2019, BERT: Pre-training of Deep Bidirectional Transformers for Language
 *     Understanding, arXiv 1810.04805
 * @book 词元化（分词）：WordPiece 分词
 */
public final class WordPiece implements TokenModel {
    private final Vocabulary vocabulary;
    private final String unknownToken;
    private final String continuingSubwordPrefix;
    private final int maxInputCharsPerWord;
    private final int unknownId;
    private final PieceTrie trie;
    /** The node of the trie below which the pieces lie that continue a word. */
    private final int continuation;

    /**
     * Makes a model.
     *
     * @param vocabulary the pieces
     * @param unknownToken the token of unknown words; if the vocabulary does not have it, an unknown word is an error
     *     ({@code [UNK]})
     * @param continuingSubwordPrefix what pieces that continue a word start with; may be empty ({@code ##})
     * @param maxInputCharsPerWord longer words are unknown, in code points; at least 0 (100)
     * @throws IllegalArgumentException if {@code maxInputCharsPerWord} is negative
     */
    public WordPiece(
            Vocabulary vocabulary, String unknownToken, String continuingSubwordPrefix, int maxInputCharsPerWord) {
        if (maxInputCharsPerWord < 0) {
            throw new IllegalArgumentException(
                    "max_input_chars_per_word must be at least 0, got " + maxInputCharsPerWord);
        }
        this.vocabulary = vocabulary;
        this.unknownToken = unknownToken;
        this.continuingSubwordPrefix = continuingSubwordPrefix;
        this.maxInputCharsPerWord = maxInputCharsPerWord;
        unknownId = vocabulary.id(unknownToken);
        trie = new PieceTrie(vocabulary);
        continuation = trie.find(continuingSubwordPrefix);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The token of unknown words.
     *
     * @return the token
     */
    public String unknownToken() {
        return unknownToken;
    }

    /**
     * What pieces that continue a word start with.
     *
     * @return the prefix
     */
    public String continuingSubwordPrefix() {
        return continuingSubwordPrefix;
    }

    /**
     * The longest word that is cut.
     *
     * @return a number of code points
     */
    public int maxInputCharsPerWord() {
        return maxInputCharsPerWord;
    }

    @Override
    public void tokenize(char[] text, int start, int end, TokenSink out) {
        long[] pieces = new long[end - start];
        int count = tooLong(text, start, end) ? -1 : cut(text, start, end, pieces);
        if (count < 0) {
            out.token(unknown(text, start, end), start, end);
            return;
        }
        int from = start;
        for (int i = 0; i < count; i++) {
            out.token(id(pieces[i]), from, end(pieces[i]));
            from = end(pieces[i]);
        }
    }

    @Override
    public void encode(char[] text, int start, int end, TokenIds out) {
        int before = out.size();
        int node = PieceTrie.ROOT;
        int at = tooLong(text, start, end) ? -1 : start;
        while (at >= 0 && at < end) {
            long piece = longest(text, at, end, node);
            at = piece < 0 ? -1 : end(piece);
            if (at >= 0) {
                out.add(id(piece));
                node = continuation;
            }
        }
        if (at < 0) {
            out.truncate(before);
            out.add(unknown(text, start, end));
        }
    }

    private boolean tooLong(char[] text, int start, int end) {
        return end - start > maxInputCharsPerWord
                && Character.codePointCount(text, start, end - start) > maxInputCharsPerWord;
    }

    // #region cut
    /** Writes the pieces; gives how many there are, or -1 if some rest starts with no piece. */
    private int cut(char[] text, int start, int end, long[] pieces) {
        int count = 0;
        for (int at = start; at < end; ) {
            long piece = longest(text, at, end, at == start ? PieceTrie.ROOT : continuation);
            if (piece < 0) {
                return -1;
            }
            pieces[count++] = piece;
            at = end(piece);
        }
        return count;
    }
    // #endregion cut

    /** The longest piece below a node: where it ends (high half) and its id (low half), or -1. */
    private long longest(char[] text, int start, int end, int from) {
        long longest = -1;
        int node = from;
        for (int at = start; at < end && node != PieceTrie.NONE; ) {
            node = trie.child(node, text[at++]);
            if (node != PieceTrie.NONE && trie.value(node) >= 0) {
                longest = ((long) at << 32) | trie.value(node);
            }
        }
        return longest;
    }

    private static int end(long piece) {
        return (int) (piece >>> 32);
    }

    private static int id(long piece) {
        return (int) piece;
    }

    private int unknown(char[] text, int start, int end) {
        if (unknownId < 0) {
            throw new IllegalArgumentException("unk_token must be in the vocabulary to stand for "
                    + FormatException.quote(shown(text, start, end)) + ", but " + FormatException.quote(unknownToken)
                    + " is not");
        }
        return unknownId;
    }

    /** The word, or its start if it is long. */
    static String shown(char[] text, int start, int end) {
        int length = Math.min(end - start, 40);
        return new String(text, start, length) + (length < end - start ? "…" : "");
    }
}
