package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.processor.PostProcessor;

/** Reads all components but the model, each from its JSON tree. */
final class ComponentReader {
    private final Map<String, JsonNode> trees;
    private final JsonFields fields;

    ComponentReader(String name, Map<String, JsonNode> trees) {
        this.trees = trees;
        this.fields = new JsonFields(name);
    }

    TokenizerDefinition definition(ModelReader model) throws FormatException {
        JsonNode version = tree("version");
        if (!version.isMissingNode() && !version.asText().equals("1.0")) {
            throw fields.error("version", "version must be \"1.0\", got " + JsonFields.show(version));
        }
        // What is wrong with a model that is supported is said before what is missing elsewhere.
        model.checkIfSupported();
        Optional<Normalizer> normalizer = new NormalizerReader(fields).read(tree("normalizer"));
        Optional<PreTokenizer> preTokenizer = new PreTokenizerReader(fields).read(tree("pre_tokenizer"));
        Optional<Decoder> decoder = new DecoderReader(fields).read(tree("decoder"));
        Optional<PostProcessor> processor = new ProcessorReader(fields).read(tree("post_processor"), "post_processor");
        TokenModel built = model.model();
        return new TokenizerDefinition(
                addedTokens(built.vocabulary()),
                normalizer,
                preTokenizer,
                built,
                processor,
                decoder,
                TruncationJson.read(fields, tree("truncation")),
                PaddingJson.read(fields, tree("padding")));
    }

    /**
     * Added tokens get the ids that the reference gives them, whatever the file says: that of the vocabulary if it has
     * the token, else the next one behind the vocabulary.
     */
    private List<AddedToken> addedTokens(Vocabulary vocabulary) throws FormatException {
        List<AddedToken> tokens = new ArrayList<>();
        int next = vocabulary.size();
        int number = 0;
        JsonNode nodes = tree("added_tokens");
        for (JsonNode node :
                JsonFields.isNone(nodes) ? MissingNode.getInstance() : fields.array(nodes, "added_tokens")) {
            String key = "added_tokens[" + number++ + "]";
            String content = fields.string(node.path("content"), key + ".content");
            fields.id(node.path("id"), key + ".id");
            if (!content.isEmpty()) {
                int known = vocabulary.id(content);
                boolean special = fields.bool(node, "special", false, key);
                tokens.add(new AddedToken(
                        known >= 0 ? known : next++,
                        content,
                        fields.bool(node, "single_word", false, key),
                        fields.bool(node, "lstrip", false, key),
                        fields.bool(node, "rstrip", false, key),
                        fields.bool(node, "normalized", !special, key),
                        special));
            }
        }
        try {
            new AddedVocabulary(tokens, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw fields.error("added_tokens", String.valueOf(e.getMessage()));
        }
        return tokens;
    }

    private JsonNode tree(String key) {
        return trees.getOrDefault(key, MissingNode.getInstance());
    }
}
