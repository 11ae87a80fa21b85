package org.inkstone.tokenizers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.json.TokenizerJson;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer as Hugging Face {@code tokenizers} defines it (分词器): added tokens, normalizer, pre-tokenizer, model,
 * post-processor, decoder.
 *
 * <p>Ids, tokens and spans are those of the reference for the same {@code tokenizer.json}. One thing differs by
 * default: special tokens such as {@code <|endoftext|>} in a text are the plain text they look like, unless the caller
 * {@linkplain AllowedSpecial allows} them.
 * <pre>{@code
 * HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(Path.of("tokenizer.json"));
 * int[] ids = tokenizer.encode("Hello world");
 * String text = tokenizer.decode(ids);
 * }</pre>
 *
 * <p>Immutable; to be shared between threads. Time is near-linear in the length of the text, whatever the text. A text
 * may have at most 715 million characters, since a character may become three bytes.
 */
public final class HuggingFaceTokenizer implements SubwordTokenizer {
    private final TokenizerDefinition definition;
    private final AddedVocabulary added;
    private final Vocabulary vocabulary;
    private final TextEncoder encoder;
    private final TokenDecoder decoder;
    private final int size;

    /**
     * Puts a tokenizer together.
     *
     * @param definition its components
     */
    public HuggingFaceTokenizer(TokenizerDefinition definition) {
        this.definition = definition;
        this.added = new AddedVocabulary(definition.addedTokens(), definition.normalizer());
        this.vocabulary = definition.model().vocabulary();
        this.encoder = new TextEncoder(definition, added);
        this.size = Math.max(
                vocabulary.idLimit(),
                definition.addedTokens().stream().mapToInt(AddedToken::id).max().orElse(-1) + 1);
        this.decoder = new TokenDecoder(definition, added, size);
    }

    /**
     * Reads a {@code tokenizer.json}.
     *
     * @param file the file
     * @return the tokenizer
     * @throws org.inkstone.core.io.FormatException if the file is broken, or has a component that is not supported; the
     *     message names it
     * @throws IOException if the file cannot be read
     */
    public static HuggingFaceTokenizer load(Path file) throws IOException {
        return new HuggingFaceTokenizer(TokenizerJson.read(file));
    }

    /**
     * Makes a byte-level BPE tokenizer of trained merges.
     *
     * @param merges what training gave
     * @param byteLevel the pre-tokenizer that the words were counted with
     * @param specialTokens the special tokens that training was given
     * @return the tokenizer
     */
    public static HuggingFaceTokenizer of(TrainedMerges merges, ByteLevel byteLevel, List<String> specialTokens) {
        List<AddedToken> added = new ArrayList<>();
        for (String token : specialTokens) {
            added.add(AddedToken.special(merges.vocabulary().indexOf(token), token));
        }
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                added,
                Optional.empty(),
                Optional.of(byteLevel),
                merges.model(),
                Optional.of(new ByteLevelProcessor(byteLevel.addPrefixSpace(), false, true)),
                Optional.of(new ByteLevelDecoder()),
                Optional.empty(),
                Optional.empty()));
    }

    /**
     * Writes a {@code tokenizer.json} that Hugging Face {@code tokenizers} loads. An old file is replaced at once, or
     * not at all.
     *
     * @param file the file
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        TokenizerJson.write(definition, file);
    }

    @Override
    public int[] encode(String text) {
        return encode(text, AllowedSpecial.NONE);
    }

    /**
     * Encodes text, without adding special tokens around it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param allowed which special tokens in the text count as such
     * @return ids in [0, {@link #vocabularySize()})
     */
    @Override
    public int[] encode(String text, AllowedSpecial allowed) {
        return encoder.encode(text, allowed);
    }

    @Override
    public int countTokens(String text) {
        return encode(text).length;
    }

    /**
     * Encodes as much of a text as fits, without adding special tokens around it. A character is never cut in two: if
     * its last byte does not fit, its first is left out as well.
     *
     * @param text any string
     * @param maxTokens how many ids at most, at least 0
     * @param allowed which special tokens in the text count as such
     * @return the first ids of {@link #encode(String, AllowedSpecial)}
     */
    public int[] encodeAtMost(String text, int maxTokens, AllowedSpecial allowed) {
        if (maxTokens < 0) {
            throw new IllegalArgumentException("maxTokens must be at least 0, got " + maxTokens);
        }
        int[] ids = encode(text, allowed);
        if (ids.length <= maxTokens) {
            return ids;
        }
        List<Encoding.Span> spans = encoder.encode(List.of(text), 0, allowed).spans();
        int kept = maxTokens;
        while (kept > 0
                && spans.get(kept).start() < spans.get(kept - 1).end()
                && decode(false, Arrays.copyOf(ids, kept)).endsWith("\uFFFD")) {
            kept--;
        }
        return Arrays.copyOf(ids, kept);
    }

    /**
     * Encodes text and says where each token stands in it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param allowed which special tokens in the text count as such
     * @param addSpecialTokens whether the post-processor adds special tokens around the text
     * @return ids, tokens and spans
     */
    @Override
    public Encoding encode(String text, AllowedSpecial allowed, boolean addSpecialTokens) {
        return encode(text, EncodeOptions.DEFAULT.withAllowed(allowed).withSpecialTokens(addSpecialTokens));
    }

    /**
     * Encodes text and says where each token stands in it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param options whether special tokens are added, and how the encoding is cut and padded
     * @return ids, tokens, spans and the rest
     * @throws IllegalArgumentException if the text cannot be cut as the options say, or two post-processors of the
     *     file do not fit together
     */
    public Encoding encode(String text, EncodeOptions options) {
        return process(List.of(encoder.encode(List.of(text), 0, options.allowed())), options);
    }

    /**
     * Encodes two texts as one, such as a question and the passage that may answer it.
     *
     * @param first the first text; any string
     * @param second the second text; any string
     * @param options whether special tokens are added, and how the encodings are cut and padded
     * @return one encoding; {@link Encoding#sequenceIds()} tells the texts apart
     * @throws IllegalArgumentException if the texts cannot be cut as the options say, or two post-processors of the
     *     file do not fit together
     */
    public Encoding encodePair(String first, String second, EncodeOptions options) {
        List<String> texts = List.of(first, second);
        return process(
                List.of(encoder.encode(texts, 0, options.allowed()), encoder.encode(texts, 1, options.allowed())),
                options);
    }

    private Encoding process(List<Encoding> encodings, EncodeOptions options) {
        List<Encoding> processed = encodings;
        Optional<PostProcessor> processor = definition.postProcessor();
        if (options.truncation().isPresent()) {
            int added = processor.isPresent() && options.addSpecialTokens()
                    ? processor.get().addedTokens(encodings.size() == 2)
                    : 0;
            processed = options.truncation().get().apply(encodings, added);
        }
        if (processor.isPresent()) {
            processed = processor.get().process(processed, options.addSpecialTokens());
        }
        Encoding joined = Encoding.join(processed);
        return options.padding().isPresent()
                ? options.padding().get().apply(List.of(joined)).get(0)
                : joined;
    }

    @Override
    public String decode(int... ids) {
        return decode(true, ids);
    }

    /**
     * Decodes ids.
     *
     * @param skipSpecialTokens whether special tokens are left out
     * @param ids ids in [0, {@link #vocabularySize()}); one that no token has gives nothing
     * @return the text; bytes that are not UTF-8 become U+FFFD
     * @throws IllegalArgumentException if an id is out of range
     */
    @Override
    public String decode(boolean skipSpecialTokens, int... ids) {
        return decoder.decode(skipSpecialTokens, ids);
    }

    /**
     * Starts to decode ids one by one.
     *
     * @param skipSpecialTokens whether special tokens are left out
     * @return takes the ids
     */
    public TokenStreamDecoder streamDecoder(boolean skipSpecialTokens) {
        return new TokenStreamDecoder(decoder, skipSpecialTokens);
    }

    @Override
    public int vocabularySize() {
        return size;
    }

    /**
     * The id of a token, added ones included.
     *
     * @param token the token as the vocabulary writes it
     * @return the id, or -1
     */
    @Override
    public int tokenToId(String token) {
        AddedToken found = added.token(token);
        return found == null ? vocabulary.id(token) : found.id();
    }

    /**
     * The token of an id, added ones included.
     *
     * @param id any number
     * @return the token as the vocabulary writes it, or null if no token has the id
     */
    @Override
    public @Nullable String idToToken(int id) {
        AddedToken found = added.token(id);
        return found == null ? vocabulary.token(id) : found.content();
    }

    /**
     * The components.
     *
     * @return what a {@code tokenizer.json} would say
     */
    public TokenizerDefinition definition() {
        return definition;
    }
}
