package org.inkstone.examples.walkthrough;

import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.decoder.MetaspaceDecoder;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.Metaspace;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.TrainedPieces;
import org.inkstone.tokenizers.trainer.TrainedWordPieces;
import org.inkstone.tokenizers.trainer.UnigramTrainer;
import org.inkstone.tokenizers.trainer.WordCounter;
import org.inkstone.tokenizers.trainer.WordCounts;
import org.inkstone.tokenizers.trainer.WordPieceTrainer;

/** Tokenizers trained on the spot, one for each algorithm, with the usual stages around it. */
final class SmallTokenizers {
    private SmallTokenizers() {}

    /** Byte-level BPE, as GPT-2. */
    static HuggingFaceTokenizer byteLevelBpe(List<String> texts, int vocabularySize) {
        return HuggingFaceTokenizer.of(
                new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.byteLevel(vocabularySize))
                        .train(words(ByteLevel.GPT2, texts)),
                ByteLevel.GPT2,
                List.of());
    }

    /** WordPiece with BERT's pre-tokenizer; upper case and accents stay. */
    static HuggingFaceTokenizer wordPiece(List<String> texts, int vocabularySize) {
        BertPreTokenizer preTokenizer = new BertPreTokenizer();
        TrainedWordPieces trained = new WordPieceTrainer(WordPieceTrainer.Options.of(vocabularySize, "[UNK]"))
                .train(words(preTokenizer, texts));
        String prefix = trained.continuingSubwordPrefix();
        return tokenizer(preTokenizer, trained.model("[UNK]"), new WordPieceDecoder(prefix, true));
    }

    /** Unigram with marks for spaces, as T5. */
    static HuggingFaceTokenizer unigram(List<String> texts, int vocabularySize) {
        Metaspace preTokenizer = new Metaspace('▁', Metaspace.PrependScheme.ALWAYS, true);
        TrainedPieces trained = new UnigramTrainer(UnigramTrainer.Options.of(vocabularySize, "<unk>"))
                .train(words(preTokenizer, texts));
        return tokenizer(
                preTokenizer, trained.model(), new MetaspaceDecoder('▁', Metaspace.PrependScheme.ALWAYS, true));
    }

    private static WordCounts words(PreTokenizer preTokenizer, List<String> texts) {
        return new WordCounter(preTokenizer).count(texts.iterator());
    }

    private static HuggingFaceTokenizer tokenizer(PreTokenizer preTokenizer, TokenModel model, Decoder decoder) {
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                List.of(),
                Optional.empty(),
                Optional.of(preTokenizer),
                model,
                Optional.empty(),
                Optional.of(decoder),
                Optional.empty(),
                Optional.empty()));
    }
}
