package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.EncodeOptions;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.WordPiece;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.processor.TemplateProcessing;

/** One text through the five stages of a tokenizer of BERT's kind. */
public final class TokenizerStagesByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        List<String> vocabulary = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "ca", "##fe", "👍", "砚", "!");
        BertNormalizer normalizer = new BertNormalizer(true, true, Optional.empty(), true);
        BertPreTokenizer preTokenizer = new BertPreTokenizer();
        TemplateProcessing template = new TemplateProcessing(
                List.of(piece("[CLS]", true), piece("A", false), piece("[SEP]", true)),
                List.of(piece("[CLS]", true), piece("A", false), piece("[SEP]", true), piece("B", false)),
                Map.of("[CLS]", special("[CLS]", 2), "[SEP]", special("[SEP]", 3)));
        HuggingFaceTokenizer tokenizer = new HuggingFaceTokenizer(new TokenizerDefinition(
                List.of(AddedToken.special(2, "[CLS]"), AddedToken.special(3, "[SEP]")),
                Optional.of(normalizer),
                Optional.of(preTokenizer),
                new WordPiece(Vocabulary.of(vocabulary), "[UNK]", "##", 100),
                Optional.of(template),
                Optional.of(new WordPieceDecoder("##", true)),
                Optional.empty(),
                Optional.empty()));

        String text = "Café 👍 砚!";
        String normalized = normalizer.normalize(text);
        out.printf("normalizer     %s\n", normalized);
        out.printf("pre-tokenizer  %s\n", preTokenizer.preTokenize(normalized));
        Encoding encoding = tokenizer.encode(text, EncodeOptions.DEFAULT);
        out.printf("tokens         %s\n", encoding.tokens());
        out.printf("ids            %s\n", encoding.ids());
        for (int i = 1; i < encoding.length() - 1; i++) {
            out.printf(
                    "%-5s code points %s  UTF-16 %s  UTF-8 %s\n",
                    encoding.tokens().get(i),
                    show(encoding.spans().get(i)),
                    show(encoding.utf16Spans().get(i)),
                    show(encoding.utf8Spans().get(i)));
        }
        out.printf("decoder        %s\n", tokenizer.decode(encoding.idArray()));
        // #endregion program
    }

    private static TemplateProcessing.Piece piece(String id, boolean special) {
        return new TemplateProcessing.Piece(special, id, 0);
    }

    private static TemplateProcessing.SpecialToken special(String token, int id) {
        return new TemplateProcessing.SpecialToken(List.of(id), List.of(token));
    }

    private static String show(Encoding.Span span) {
        return span.start() + " to " + span.end();
    }
}
