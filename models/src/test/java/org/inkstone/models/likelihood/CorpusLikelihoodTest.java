package org.inkstone.models.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.core.text.Tokenizer;
import org.inkstone.models.ngram.KneserNeyModel;
import org.inkstone.models.ngram.NGramCounts;
import org.inkstone.models.ngram.UniformModel;
import org.junit.jupiter.api.Test;

class CorpusLikelihoodTest {
    /** A token a code point, modulo 256. */
    private static final Tokenizer CODE_POINTS = new Tokenizer() {
        @Override
        public int[] encode(String text) {
            return text.codePoints().map(c -> c & 255).toArray();
        }

        @Override
        public String decode(int... ids) {
            return new String(ids, 0, ids.length);
        }

        @Override
        public int vocabularySize() {
            return 256;
        }
    };

    @Test
    void theUniformModelOverBytesCostsEightBits() {
        CorpusLikelihood likelihood = new CorpusLikelihood(new UniformModel(256));
        BitsPerByte first = likelihood.add(CODE_POINTS, "plain");
        likelihood.add(CODE_POINTS, "");
        BitsPerByte sum = likelihood.result();
        assertEquals(first, sum);
        assertEquals(8, sum.bitsPerByte(), 1e-12);
        assertEquals(8, sum.bitsPerToken(), 1e-12);
        assertEquals(256, sum.perplexity(), 1e-9);
    }

    @Test
    void countsBytesNotCharacters() {
        CorpusLikelihood likelihood = new CorpusLikelihood(new UniformModel(256));
        // 1 + 2 + 3 + 4 bytes, four code points.
        BitsPerByte sum = likelihood.add(CODE_POINTS, "a\u00e9\u4e2d\ud83d\ude00");
        assertEquals(4, sum.tokens());
        assertEquals(10, sum.bytes());
        assertEquals(3.2, sum.bitsPerByte(), 1e-12);
    }

    @Test
    void nothingHasNoFigures() {
        BitsPerByte nothing = new CorpusLikelihood(new UniformModel(2)).result();
        assertSame(BitsPerByte.NOTHING, nothing);
        assertTrue(Double.isNaN(nothing.bitsPerByte()));
        assertTrue(Double.isNaN(nothing.perplexity()));
    }

    @Test
    void explainsItself() {
        BitsPerByte figures = new BitsPerByte(10 * Math.log(2), 5, 4);
        assertEquals(2.5, figures.explain().value(), 1e-12);
        assertEquals(4, figures.perplexity(), 1e-12);
        assertTrue(figures.explain().toString().startsWith("bits per byte = nats / (ln 2 · bytes) = 2.50000\n"));
    }

    @Test
    void refusesBadFigures() {
        assertThrows(IllegalArgumentException.class, () -> new BitsPerByte(Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new BitsPerByte(-1, 1, 1));
        assertEquals(
                "tokens must be at least 0, got -1",
                assertThrows(IllegalArgumentException.class, () -> new BitsPerByte(1, -1, 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new BitsPerByte(1, 1, -1));
    }

    @Test
    void aLanguageModelGivesWhatItsOwnScorerGives() {
        KneserNeyModel model = model();
        TokenScorer viaLogits = new LanguageModelScorer(model);
        int[] document = {1, 2, 3, 1, 2, 4, 0, 1};
        assertEquals(model.logLikelihood(document), viaLogits.logLikelihood(document), 1e-5);
        for (int position = 0; position < document.length; position++) {
            assertEquals(model.logProbability(document, position), viaLogits.logProbability(document, position), 1e-6);
        }
        assertEquals(0, viaLogits.logLikelihood(new int[0]));
    }

    @Test
    void readsLongDocumentsInWindows() {
        // A bigram model needs one token of context, so windows change nothing as long as they keep at least one.
        KneserNeyModel model = model();
        int[] document = {1, 2, 3, 1, 2, 4, 0, 1, 3, 3, 2, 1};
        for (int contextLength = 3; contextLength < 15; contextLength++) {
            TokenScorer scorer = new LanguageModelScorer(new Limited(model, contextLength), 0);
            assertEquals(model.logLikelihood(document), scorer.logLikelihood(document), 1e-5);
            assertEquals(model.logProbability(document, 11), scorer.logProbability(document, 11), 1e-6);
        }
        assertThrows(IllegalArgumentException.class, () -> new LanguageModelScorer(new Limited(model, 2), 0));
    }

    private static KneserNeyModel model() {
        return new KneserNeyModel(
                NGramCounts.counter(2, 5, 0).add(1, 2, 3, 1, 2).add(4, 3, 2, 1).continuations());
    }

    /** A model whose sessions refuse more than a few tokens. */
    private record Limited(LanguageModel model, int contextLength) implements LanguageModel {
        @Override
        public int vocabularySize() {
            return model.vocabularySize();
        }

        @Override
        public LanguageModelSession newSession() {
            return new LimitedSession(model.newSession(), contextLength);
        }
    }

    private record LimitedSession(LanguageModelSession session, int limit) implements LanguageModelSession {
        @Override
        public void append(int... tokens) {
            if (session.length() + tokens.length > limit) {
                throw new IllegalStateException("the context is full");
            }
            session.append(tokens);
        }

        @Override
        public int length() {
            return session.length();
        }

        @Override
        public float[] nextTokenLogits() {
            return session.nextTokenLogits();
        }

        @Override
        public LanguageModelSession fork() {
            return new LimitedSession(session.fork(), limit);
        }

        @Override
        public void rollback(int length) {
            session.rollback(length);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
