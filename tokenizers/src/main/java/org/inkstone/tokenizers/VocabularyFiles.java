package org.inkstone.tokenizers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.io.StrictJson;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.MergesBuilder;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.VocabularyBuilder;
import org.inkstone.tokenizers.model.WordPiece;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.processor.BertProcessing;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;
import org.inkstone.tokenizers.processor.RobertaProcessing;
import org.inkstone.tokenizers.processor.SeparatorToken;

/**
 * The files from before tokenizer.json (早期词表文件): BERT's {@code vocab.txt}, and GPT-2's and RoBERTa's
 * {@code vocab.json} with {@code merges.txt}. They hold a vocabulary only; the rest of the tokenizer is what these
 * models have.
 */
public final class VocabularyFiles {
    private static final long MAX_FILE_SIZE = 512L << 20;
    private static final List<String> BERT_SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final List<String> GPT_SPECIAL = List.of("<|endoftext|>", "<s>", "<pad>", "</s>", "<unk>", "<mask>");
    private static final int MAX_INPUT_CHARS_PER_WORD = 100;

    private VocabularyFiles() {}

    /**
     * Reads BERT's vocabulary, one token a line; the line's number, from 0 on, is the id. Whether it is uncased shows
     * in the tokens: then none of them has a capital letter, but for those in brackets.
     *
     * @param file the {@code vocab.txt}
     * @return a WordPiece tokenizer
     * @throws FormatException if a line is empty or occurs twice, or a token that BERT needs is missing
     * @throws IOException if the file cannot be read
     */
    public static HuggingFaceTokenizer bert(Path file) throws IOException {
        Vocabulary vocabulary = lines(file);
        boolean cased = vocabulary.ids().keySet().stream()
                .anyMatch(token -> !token.startsWith("[") && token.chars().anyMatch(c -> c >= 'A' && c <= 'Z'));
        return bert(vocabulary, file, !cased);
    }

    /**
     * Reads BERT's vocabulary, one token a line; the line's number, from 0 on, is the id.
     *
     * @param file the {@code vocab.txt}
     * @param lowercase whether text is put in small letters and loses its accents, as for the uncased models
     * @return a WordPiece tokenizer
     * @throws FormatException if a line is empty or occurs twice, or a token that BERT needs is missing
     * @throws IOException if the file cannot be read
     */
    public static HuggingFaceTokenizer bert(Path file, boolean lowercase) throws IOException {
        return bert(lines(file), file, lowercase);
    }

    private static HuggingFaceTokenizer bert(Vocabulary vocabulary, Path file, boolean lowercase)
            throws FormatException {
        SeparatorToken end = needed(vocabulary, "[SEP]", file);
        SeparatorToken begin = needed(vocabulary, "[CLS]", file);
        String unknown = needed(vocabulary, "[UNK]", file).token();
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                special(vocabulary, BERT_SPECIAL),
                Optional.of(new BertNormalizer(true, true, Optional.empty(), lowercase)),
                Optional.of(new BertPreTokenizer()),
                new WordPiece(vocabulary, unknown, "##", MAX_INPUT_CHARS_PER_WORD),
                Optional.of(new BertProcessing(end, begin)),
                Optional.of(new WordPieceDecoder("##", true)),
                Optional.empty(),
                Optional.empty()));
    }

    /**
     * Reads the vocabulary and the merges of byte-level BPE. With {@code <s>} and {@code </s>} in the vocabulary the
     * tokenizer is RoBERTa's, else GPT-2's.
     *
     * @param vocabulary the {@code vocab.json}, an object of tokens and ids
     * @param merges the {@code merges.txt}, two tokens a line; a first line that starts with {@code #version} is skipped
     * @return a byte-level BPE tokenizer
     * @throws FormatException if a file is broken, or a merge names a token that the vocabulary lacks
     * @throws IOException if a file cannot be read
     */
    public static HuggingFaceTokenizer byteLevel(Path vocabulary, Path merges) throws IOException {
        Vocabulary tokens = json(vocabulary);
        BytePairEncoding model;
        try {
            model = new BytePairEncoding(tokens, merges(merges), BytePairEncoding.Options.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new FormatException(merges.toString(), "", String.valueOf(e.getMessage()), e);
        }
        boolean roberta = tokens.id("<s>") >= 0 && tokens.id("</s>") >= 0;
        PostProcessor processor = roberta
                ? new RobertaProcessing(
                        needed(tokens, "</s>", vocabulary), needed(tokens, "<s>", vocabulary), true, false)
                : new ByteLevelProcessor(true, false, true);
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                special(tokens, GPT_SPECIAL),
                Optional.empty(),
                Optional.of(ByteLevel.GPT2),
                model,
                Optional.of(processor),
                Optional.of(new ByteLevelDecoder()),
                Optional.empty(),
                Optional.empty()));
    }

    private static SeparatorToken needed(Vocabulary vocabulary, String token, Path file) throws FormatException {
        int id = vocabulary.id(token);
        if (id < 0) {
            throw new FormatException(file.toString(), "", "vocabulary must have " + token + ", but it is missing");
        }
        return new SeparatorToken(token, id);
    }

    /** Those of the special tokens that there are; a mask takes the space before it along, as RoBERTa's does. */
    private static List<AddedToken> special(Vocabulary vocabulary, List<String> names) {
        List<AddedToken> added = new ArrayList<>();
        for (String name : names) {
            int id = vocabulary.id(name);
            if (id >= 0) {
                added.add(new AddedToken(id, name, false, name.equals("<mask>"), false, false, true));
            }
        }
        return added;
    }

    private static Vocabulary lines(Path file) throws IOException {
        VocabularyBuilder ids = new VocabularyBuilder(1024);
        for (String line : text(file).lines().toList()) {
            if (line.isEmpty()) {
                throw FormatException.atLine(file, ids.size() + 1L, "token must not be empty");
            }
            if (!ids.add(line, ids.size())) {
                throw FormatException.atLine(
                        file,
                        ids.size() + 1L,
                        "token must differ from all others, got " + FormatException.quote(line) + " as in line "
                                + (ids.id(line) + 1));
            }
        }
        return vocabulary(ids, file);
    }

    private static MergesBuilder merges(Path file) throws IOException {
        MergesBuilder merges = new MergesBuilder(1024);
        long number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            if (!line.isEmpty() && !(number == 1 && line.startsWith("#version"))) {
                int space = line.indexOf(' ');
                if (space < 1 || space == line.length() - 1 || line.indexOf(' ', space + 1) >= 0) {
                    throw FormatException.atLine(
                            file, number, "merge must be two tokens with a space, got " + FormatException.quote(line));
                }
                merges.add(new Merge(line.substring(0, space), line.substring(space + 1)));
            }
        }
        return merges;
    }

    private static Vocabulary json(Path file) throws IOException {
        VocabularyBuilder ids = new VocabularyBuilder(1024);
        StrictJson json = new StrictJson(file.toString(), 0, bytes(file));
        json.object(token -> {
            long id = json.natural();
            if (id >= Vocabulary.MAX_IDS) {
                throw json.error("id must be in [0, " + Vocabulary.MAX_IDS + "), got " + id);
            }
            ids.add(token, (int) id);
        });
        json.end();
        return vocabulary(ids, file);
    }

    private static Vocabulary vocabulary(VocabularyBuilder ids, Path file) throws FormatException {
        try {
            return ids.build();
        } catch (IllegalArgumentException e) {
            throw new FormatException(file.toString(), "", String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new FormatException(
                    file.toString(), "byte " + bytes.position(), "text must be UTF-8, but this is not", e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_FILE_SIZE) {
            throw new FormatException(
                    file.toString(), "", "file must have at most " + MAX_FILE_SIZE + " bytes, got " + size);
        }
        return Files.readAllBytes(file);
    }
}
