package org.inkstone.tokenizers.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vocabulary seen as a map from tokens to ids, in the order of the ids; not to be modified. */
final class VocabularyMap extends AbstractMap<String, Integer> {
    private final Vocabulary vocabulary;

    VocabularyMap(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public @Nullable Integer get(@Nullable Object key) {
        int id = key instanceof String token ? vocabulary.id(token) : -1;
        return id < 0 ? null : id;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return vocabulary.size();
    }

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Integer>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return vocabulary.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Integer>> {
        private int id = -1;
        private @Nullable String token = advance();

        /** The next token; of a text that occurs twice only the id that it has. */
        private @Nullable String advance() {
            while (++id < vocabulary.idLimit()) {
                String found = vocabulary.token(id);
                if (found != null && vocabulary.id(found) == id) {
                    return found;
                }
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            return token != null;
        }

        @Override
        public Map.Entry<String, Integer> next() {
            String found = token;
            if (found == null) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Integer> entry = Map.entry(found, id);
            token = advance();
            return entry;
        }
    }
}
