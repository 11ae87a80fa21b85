package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.ByteLevelIdDecoder;
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
    private volatile @Nullable ByteLevelIdDecoder byteLevel;

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
        if (decoder instanceof ByteLevelDecoder) {
            return byteLevel().decode(ids, skipSpecialTokens);
        }
        List<String> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            String token = token(id, skipSpecialTokens);
            if (token != null) {
                tokens.add(token);
            }
        }
        return decoder.decode(tokens);
    }

    /** The short way for byte-level tokens; made when it is first needed. */
    private ByteLevelIdDecoder byteLevel() {
        ByteLevelIdDecoder made = byteLevel;
        if (made == null) {
            made = new ByteLevelIdDecoder(
                    size, id -> token(id, false), id -> token(id, false) != null && token(id, true) == null);
            byteLevel = made;
        }
        return made;
    }

    Decoder decoder() {
        return decoder;
    }
}
