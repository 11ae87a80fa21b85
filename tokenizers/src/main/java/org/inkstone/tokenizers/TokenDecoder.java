package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.decoder.SpacedDecoder;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.Vocabulary;
import org.jspecify.annotations.Nullable;

/** From ids to text: the tokens of the ids, and the decoder. */
final class TokenDecoder {
    private final AddedVocabulary added;
    private final Vocabulary vocabulary;
    private final Decoder decoder;
    private final int size;

    TokenDecoder(TokenizerDefinition definition, AddedVocabulary added, int size) {
        this.added = added;
        this.vocabulary = definition.model().vocabulary();
        this.decoder = definition.decoder().orElse(new SpacedDecoder());
        this.size = size;
    }

    /** The token of an id as the decoder takes it; null if the id has none, or one that is skipped. */
    @Nullable
    String token(int id, boolean skipSpecialTokens) {
        if (id < 0 || id >= size) {
            throw new IllegalArgumentException("id must be in [0, " + size + "), got " + id);
        }
        String shown = added.shown(id);
        String token = shown == null ? vocabulary.token(id) : shown;
        return token != null && skipSpecialTokens && added.isSpecial(token) ? null : token;
    }

    String decode(boolean skipSpecialTokens, int[] ids) {
        List<String> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            String token = token(id, skipSpecialTokens);
            if (token != null) {
                tokens.add(token);
            }
        }
        return decoder.decode(tokens);
    }

    Decoder decoder() {
        return decoder;
    }
}
