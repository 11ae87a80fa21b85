package org.inkstone.tokenizers.json;

import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.encoding.Padding;
import org.inkstone.tokenizers.encoding.Truncation;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.processor.PostProcessor;

/**
 * What a {@code tokenizer.json} says: the components of a tokenizer (分词器的组成).
 *
 * @param addedTokens the added tokens
 * @param normalizer what is done to the text first, if anything
 * @param preTokenizer how the text is cut; without one it stays whole
 * @param model the model
 * @param postProcessor what is done to an encoding, if anything
 * @param decoder how tokens become text; without one they are joined by spaces
 * @param truncation how the model that the tokenizer is for wants texts to be cut; encoding does so when it is asked to
 * @param padding how it wants texts to be padded; encoding does so when it is asked to
 */
public record TokenizerDefinition(
        List<AddedToken> addedTokens,
        Optional<Normalizer> normalizer,
        Optional<PreTokenizer> preTokenizer,
        TokenModel model,
        Optional<PostProcessor> postProcessor,
        Optional<Decoder> decoder,
        Optional<Truncation> truncation,
        Optional<Padding> padding) {
    public TokenizerDefinition {
        addedTokens = List.copyOf(addedTokens);
    }
}
