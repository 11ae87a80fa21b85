package org.inkstone.examples.tour;

import java.util.List;
import org.inkstone.models.likelihood.CorpusLikelihood;
import org.inkstone.models.likelihood.TokenScorer;
import org.inkstone.models.ngram.KneserNeyModel;
import org.inkstone.models.ngram.NGramCounter;
import org.inkstone.models.ngram.NGramCounts;
import org.inkstone.models.ngram.UniformModel;
import org.inkstone.models.ngram.UnigramModel;

/**
 * The third stage: what models that count can do on the same tokens, in bits per byte of the test text. The bigram is
 * the lower order of the trigram: its counts are of distinct continuations.
 */
record NGramLadder(double uniform, double unigram, double bigram, double trigram) {
    static NGramLadder of(EncodedText train, EncodedText test, int vocabularySize, int endOfText) {
        // #region count
        NGramCounter counter = NGramCounts.counter(3, vocabularySize, endOfText);
        NGramCounter single = NGramCounts.counter(1, vocabularySize, endOfText);
        for (int[] ids : train.documents()) {
            counter.add(ids);
            single.add(ids);
        }
        KneserNeyModel trigram = new KneserNeyModel(counter.continuations());
        UnigramModel unigram = new UnigramModel(single.occurrences().unigrams(), UnigramModel.DEFAULT_DISCOUNT);
        return new NGramLadder(
                bits(new UniformModel(vocabularySize), test),
                bits(unigram, test),
                bits(trigram.lowerOrder(), test),
                bits(trigram, test));
        // #endregion count
    }

    private static double bits(TokenScorer scorer, EncodedText test) {
        CorpusLikelihood sum = new CorpusLikelihood(scorer);
        List<int[]> documents = test.documents();
        for (int i = 0; i < documents.size(); i++) {
            sum.add(documents.get(i), test.bytes(i));
        }
        return sum.result().bitsPerByte();
    }
}
