package org.inkstone.tokenizers.model;

import java.util.Arrays;

/** Finds all merges that ranked tokens imply: every way to cut a token into two tokens. */
final class RankedTokens {
    private RankedTokens() {}

    static MergeTable merges(Vocabulary vocabulary) {
        int[] found = new int[3 * Math.max(16, vocabulary.size())];
        int size = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            String token = vocabulary.token(id);
            if (token == null) {
                continue;
            }
            for (int cut = 1; cut < token.length(); cut++) {
                int left = vocabulary.id(token.substring(0, cut));
                int right = left < 0 ? -1 : vocabulary.id(token.substring(cut));
                if (right >= 0) {
                    if (size == found.length) {
                        found = Arrays.copyOf(found, 2 * size);
                    }
                    found[size] = left;
                    found[size + 1] = right;
                    found[size + 2] = id;
                    size += 3;
                }
            }
        }
        MergeTable table = new MergeTable(size / 3);
        for (int i = 0; i < size; i += 3) {
            table.put(found[i], found[i + 1], found[i + 2], found[i + 2]);
        }
        return table;
    }
}
