package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vocabulary that grows as merges make tokens. */
final class TrainingVocabulary {
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();

    /** Enters a token, if it is new, and gives its id. */
    int add(String token) {
        Integer id = ids.putIfAbsent(token, tokens.size());
        if (id != null) {
            return id;
        }
        tokens.add(token);
        return tokens.size() - 1;
    }

    int size() {
        return tokens.size();
    }

    String token(int id) {
        return tokens.get(id);
    }

    List<String> tokens() {
        return tokens;
    }
}
