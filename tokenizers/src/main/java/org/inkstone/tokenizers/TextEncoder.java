package org.inkstone.tokenizers;

import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.added.LeftAsItIs;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.text.AlignedText;

/** From a text to its tokens: added tokens, normalizer, pre-tokenizer, model. */
final class TextEncoder {
    private final AddedVocabulary added;
    private final Optional<PreTokenizer> preTokenizer;
    private final TokenModel model;
    private final Optional<ByteLevelPath> byteLevelPath;
    private final Optional<RawTextPath> rawTextPath;

    TextEncoder(TokenizerDefinition definition, AddedVocabulary added) {
        this.added = added;
        this.preTokenizer = definition.preTokenizer();
        this.model = definition.model();
        this.byteLevelPath = ByteLevelPath.of(definition);
        // A token that is looked for in normalized text may lie across any cut of the raw one.
        this.rawTextPath = added.hasNormalized() ? Optional.empty() : RawTextPath.of(definition);
    }

    /** The ids of a text. */
    int[] encode(String text, AllowedSpecial allowed) {
        if (byteLevelPath.isPresent()) {
            int[] plain = byteLevelPath.get().encode(text, new LeftAsItIs(added, allowed));
            if (plain != null) {
                return plain;
            }
        }
        TokenIds ids = new TokenIds(text.length() / 3 + 16);
        encode(text, allowed, ids);
        return ids.toArray();
    }

    private void encode(String text, AllowedSpecial allowed, TokenIds ids) {
        if (rawTextPath.isPresent()) {
            RawTextPath path = rawTextPath.get();
            added.splitRaw(AlignedText.unaligned(text, 0, text.length()), allowed, segment -> {
                AddedToken token = segment.token();
                if (token != null) {
                    ids.add(token.id());
                } else {
                    path.encode(segment.text(), ids);
                }
            });
            return;
        }
        for (AddedVocabulary.Segment segment : added.split(AlignedText.unaligned(text, 0, text.length()), allowed)) {
            AddedToken token = segment.token();
            if (token != null) {
                ids.add(token.id());
            } else if (byteLevelPath.isPresent()) {
                byteLevelPath.get().encode(segment.text(), ids);
            } else {
                for (AlignedText word : preTokenize(segment.text())) {
                    model.encode(word.characters(), 0, word.length(), ids);
                }
            }
        }
    }

    // #region encode
    /** The tokens of one of the texts, with their places in it. */
    Encoding encode(List<String> texts, int sequence, AllowedSpecial allowed) {
        String text = texts.get(sequence);
        PlacedTokens tokens = new PlacedTokens(texts, sequence, model.vocabulary());
        for (AddedVocabulary.Segment segment : added.split(AlignedText.of(text, 0, text.length()), allowed)) {
            AddedToken token = segment.token();
            if (token != null) {
                tokens.add(token, segment.text());
            } else {
                for (AlignedText word : preTokenize(segment.text())) {
                    tokens.startWord(word);
                    model.tokenize(word.characters(), 0, word.length(), tokens);
                }
            }
        }
        return tokens.build();
    }
    // #endregion encode

    private List<AlignedText> preTokenize(AlignedText segment) {
        return preTokenizer.isPresent() ? preTokenizer.get().preTokenize(segment) : List.of(segment);
    }
}
