package org.inkstone.tokenizers.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary (词表): tokens and their ids, both ways. Ids may have holes; no two tokens share an id.
 */
public final class Vocabulary {
    /** Ids must be below this, so that a damaged file cannot ask for gigabytes. */
    public static final int MAX_IDS = 1 << 24;

    private final Map<String, Integer> ids;
    private final @Nullable String[] tokens;

    private Vocabulary(Map<String, Integer> ids, @Nullable String[] tokens) {
        this.ids = ids;
        this.tokens = tokens;
    }

    /**
     * A vocabulary with the ids 0, 1, 2, …
     *
     * @param tokens the tokens in the order of their ids
     * @return the vocabulary
     * @throws IllegalArgumentException if a token occurs twice
     */
    public static Vocabulary of(List<String> tokens) {
        Map<String, Integer> ids = new HashMap<>(tokens.size() * 2);
        for (String token : tokens) {
            if (ids.put(token, ids.size()) != null) {
                throw new IllegalArgumentException("vocabulary must not have a token twice, got \"" + token + "\"");
            }
        }
        return of(ids);
    }

    /**
     * A vocabulary with given ids.
     *
     * @param ids token to id
     * @return the vocabulary
     * @throws IllegalArgumentException if two tokens share an id or an id is not in [0, {@link #MAX_IDS})
     */
    public static Vocabulary of(Map<String, Integer> ids) {
        int size = 0;
        for (Map.Entry<String, Integer> entry : ids.entrySet()) {
            if (entry.getValue() < 0 || entry.getValue() >= MAX_IDS) {
                throw new IllegalArgumentException("id of token \"" + entry.getKey() + "\" must be in [0, " + MAX_IDS
                        + "), got " + entry.getValue());
            }
            size = Math.max(size, entry.getValue() + 1);
        }
        @Nullable String[] tokens = new String[size];
        for (Map.Entry<String, Integer> entry : ids.entrySet()) {
            String other = tokens[entry.getValue()];
            if (other != null) {
                throw new IllegalArgumentException("ids must differ, but \"" + other + "\" and \"" + entry.getKey()
                        + "\" both have " + entry.getValue());
            }
            tokens[entry.getValue()] = entry.getKey();
        }
        // Map.copyOf probes long for keys that are as alike as tokens are.
        return new Vocabulary(Collections.unmodifiableMap(new HashMap<>(ids)), tokens);
    }

    /**
     * A vocabulary with the ids 0, 1, 2, … in which a text may occur twice; its id is the last one then.
     *
     * @param pieces the tokens in the order of their ids
     * @return the vocabulary
     */
    static Vocabulary ofPieces(List<String> pieces) {
        Map<String, Integer> ids = new HashMap<>(pieces.size() * 2);
        for (int id = 0; id < pieces.size(); id++) {
            ids.put(pieces.get(id), id);
        }
        return new Vocabulary(ids, pieces.toArray(new String[0]));
    }

    /**
     * The id of a token.
     *
     * @param token the token
     * @return its id, or -1 if the vocabulary does not have it
     */
    public int id(String token) {
        Integer id = ids.get(token);
        return id == null ? -1 : id;
    }

    /** The length of a token in UTF-16 units. */
    int length(int id) {
        String token = token(id);
        return token == null ? 0 : token.length();
    }

    /**
     * The token of an id.
     *
     * @param id any number
     * @return the token, or null if no token has that id
     */
    public @Nullable String token(int id) {
        return id >= 0 && id < tokens.length ? tokens[id] : null;
    }

    /**
     * The number of tokens.
     *
     * @return at least 0
     */
    public int size() {
        return ids.size();
    }

    /**
     * One more than the highest id.
     *
     * @return at least {@link #size()}, and more if ids have holes
     */
    public int idLimit() {
        return tokens.length;
    }

    /**
     * All tokens with their ids.
     *
     * @return an unmodifiable map
     */
    public Map<String, Integer> ids() {
        return Collections.unmodifiableMap(ids);
    }
}
