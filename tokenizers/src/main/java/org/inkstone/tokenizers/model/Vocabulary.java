package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary (词表): tokens and their ids, both ways. Ids may have holes; no two tokens share an id.
 *
 * <p>The characters of all tokens lie in one array, ordered by id, and a hash table without objects leads from characters
 * to ids: about 30 bytes a token, a third of what strings in a map take. The string of a token is made when it is asked
 * for. Immutable; to be shared between threads.
 */
public final class Vocabulary {
    /** Ids must be below this, so that a damaged file cannot ask for gigabytes. */
    public static final int MAX_IDS = 1 << 24;

    /** The number of a token is its id. */
    private final TokenStore tokens;
    /** The ids below the highest one that no token has. */
    private final BitSet holes;

    Vocabulary(TokenStore tokens, BitSet holes) {
        this.tokens = tokens;
        this.holes = holes;
    }

    /**
     * A vocabulary with the ids 0, 1, 2, …
     *
     * @param tokens the tokens in the order of their ids
     * @return the vocabulary
     * @throws IllegalArgumentException if a token occurs twice
     */
    public static Vocabulary of(List<String> tokens) {
        VocabularyBuilder builder = new VocabularyBuilder(tokens.size());
        for (String token : tokens) {
            if (!builder.add(token, builder.size())) {
                throw new IllegalArgumentException(
                        "vocabulary must not have a token twice, got " + FormatException.quote(token));
            }
        }
        return builder.build();
    }

    /**
     * A vocabulary with given ids.
     *
     * @param ids token to id
     * @return the vocabulary
     * @throws IllegalArgumentException if two tokens share an id or an id is not in [0, {@link #MAX_IDS})
     */
    public static Vocabulary of(Map<String, Integer> ids) {
        VocabularyBuilder builder = new VocabularyBuilder(ids.size());
        ids.forEach(builder::add);
        return builder.build();
    }

    /**
     * A vocabulary with the ids 0, 1, 2, … in which a text may occur twice; its id is the last one then.
     *
     * @param pieces the tokens in the order of their ids
     * @return the vocabulary
     */
    static Vocabulary ofPieces(List<String> pieces) {
        TokenStore tokens = new TokenStore(pieces.size());
        for (String piece : pieces) {
            tokens.append(piece.toCharArray(), 0, piece.length());
        }
        BitSet holes = new BitSet(0);
        tokens.index(holes);
        tokens.trim();
        return new Vocabulary(tokens, holes);
    }

    /**
     * The id of a token.
     *
     * @param token the token
     * @return its id, or -1 if the vocabulary does not have it
     */
    public int id(String token) {
        return id(token.toCharArray(), 0, token.length());
    }

    /**
     * The id of a token.
     *
     * @param text characters
     * @param start where the token starts
     * @param end where it ends, exclusive
     * @return its id, or -1 if the vocabulary does not have it
     */
    public int id(char[] text, int start, int end) {
        return tokens.find(text, start, end);
    }

    /** The length of a token in UTF-16 units; 0 if there is none. */
    int length(int id) {
        return id >= 0 && id < tokens.size() ? end(id) - start(id) : 0;
    }

    /** Whether a text is the token of an id. */
    boolean is(int id, char[] text, int from, int to) {
        return has(id) && Arrays.equals(characters(), start(id), end(id), text, from, to);
    }

    /** The last code point of a token that is not empty. */
    int lastPoint(int id) {
        return Character.codePointBefore(characters(), end(id), start(id));
    }

    /** The first code point of a token that is not empty. */
    int firstPoint(int id) {
        return Character.codePointAt(characters(), start(id), end(id));
    }

    /** The characters of all tokens. Not to be changed. */
    char[] characters() {
        return tokens.characters();
    }

    /** Where a token starts in {@link #characters()}; the id must be in [0, {@link #idLimit()}). */
    int start(int id) {
        return tokens.start(id);
    }

    /** Where it ends there, exclusive. */
    int end(int id) {
        return tokens.start(id + 1);
    }

    /**
     * Whether a token has an id.
     *
     * @param id any number
     * @return false if {@link #token} gives null
     */
    public boolean has(int id) {
        return id >= 0 && id < tokens.size() && !holes.get(id);
    }

    /**
     * The token of an id.
     *
     * @param id any number
     * @return the token, a new string, or null if no token has that id
     */
    public @Nullable String token(int id) {
        return has(id) ? tokens.text(id) : null;
    }

    /**
     * The number of tokens.
     *
     * @return at least 0
     */
    public int size() {
        return tokens.distinct();
    }

    /**
     * One more than the highest id.
     *
     * @return at least {@link #size()}, and more if ids have holes
     */
    public int idLimit() {
        return tokens.size();
    }

    /**
     * All tokens with their ids.
     *
     * @return an unmodifiable map, in the order of the ids
     */
    public Map<String, Integer> ids() {
        return new VocabularyMap(this);
    }
}
