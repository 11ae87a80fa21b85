package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.decoder.IdDecoder;
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
    private volatile @Nullable ShortWay shortWay;

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

    /** The fast decoder, if there is one. */
    private record ShortWay(Optional<IdDecoder> decoder) {}

    String decode(boolean skipSpecialTokens, int[] ids) {
        Optional<IdDecoder> quick = shortWay().decoder();
        return quick.isPresent() ? quick.get().decode(ids, skipSpecialTokens) : decodeTokens(skipSpecialTokens, ids);
    }

    /** The general way: through the tokens. */
    String decodeTokens(boolean skipSpecialTokens, int[] ids) {
        List<String> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            String token = token(id, skipSpecialTokens);
            if (token != null) {
                tokens.add(token);
            }
        }
        return decoder.decode(tokens);
    }

    /** The short way; made when it is first needed. */
    private ShortWay shortWay() {
        ShortWay made = shortWay;
        if (made == null) {
            synchronized (this) {
                made = shortWay;
                if (made == null) {
                    made = new ShortWay(IdDecoder.of(decoder, size, id -> token(id, false), this::isSpecial));
                    shortWay = made;
                }
            }
        }
        return made;
    }

    private boolean isSpecial(int id) {
        return token(id, false) != null && token(id, true) == null;
    }

    Decoder decoder() {
        return decoder;
    }
}
