package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The numbers that the pages compute by hand, computed once more. */
class HandCalculationTest {
    @Test
    void notationConvertsUnits() {
        says("notation", "%.4f", Math.exp(1.5));
        says("notation", "%.4f", 1.5 / Math.log(2));
        says("notation", "%.4f", 1.5 / Math.log(2) / 4);
        says("notation", "%.4f", 1 / Math.log(2));
    }

    @Test
    void topPCutsAndRescales() {
        double[] p = softmax(2, 1, 0, -1);
        double sum = 0;
        for (double each : p) {
            sum += each;
            says("top-p", "%.4f", each);
            says("top-p", "%.4f", sum);
        }
        double kept = p[0] + p[1] + p[2];
        assertTrue(p[0] + p[1] < 0.9 && kept >= 0.9);
        for (int i = 0; i < 3; i++) {
            says("top-p", "%.4f", p[i] / kept);
        }
        says("top-p", "%.4f", p[0] / (p[0] + p[1]));
        says("top-p", "%.4f", p[1] / (p[0] + p[1]));
        for (double each : softmax(4, 2, 0, -2)) {
            says("top-p", "%.4f", each);
        }
    }

    @Test
    void beamSearchScores() {
        for (double p : new double[] {0.20, 0.36, 0.5, 0.4}) {
            says("beam-search", "−%.4f", -Math.log(p));
        }
        says("beam-search", "−%.4f", -Math.log(0.20) / 2);
        says("beam-search", "−%.4f", -Math.log(0.36) / 2);
        says("beam-search", "\\log_2 %.3f", Math.log(0.36) / Math.log(0.5));
        says("beam-search", "= %.2f", Math.log(Math.log(0.36) / Math.log(0.5)) / Math.log(2));
    }

    @Test
    void kneserNeySharesTheFreedMass() {
        double freed = 0.75 * 1 / 1;
        double kong = freed * 1 / 4;
        double ink = (1 - 0.75) / 1 + freed * 3 / 4;
        assertTrue(Math.abs(kong + ink - 1) < 1e-12);
        says("n-gram", "%.4f", kong);
        says("n-gram", "%.4f", ink);
        says("n-gram", "= %.2f$", (1 - 0.75) / 5 + 0.75 * 2 / 5 / 5);
    }

    @Test
    void wordPieceScoresRarePairsHigher() {
        String[] pairs = {"48 / (96 · 96)", "33 / (33 · 96)", "18 / (96 · 18)", "15 / (96 · 15)", "8 / (18 · 8)"};
        double[] scores = {48 / (96.0 * 96), 33 / (33.0 * 96), 18 / (96.0 * 18), 15 / (96.0 * 15), 8 / (18.0 * 8)};
        for (int i = 0; i < pairs.length; i++) {
            says("wordpiece", pairs[i] + " = %.4f", scores[i]);
        }
    }

    @Test
    void unigramWeighsThreeCuts() {
        double[] cuts = {0.2 * 0.2 * 0.2, 0.2 * 0.2, 0.2 * 0.4};
        double sum = cuts[0] + cuts[1] + cuts[2];
        says("unigram", "| %.3f |", sum);
        double roots = Math.sqrt(cuts[0]) + Math.sqrt(cuts[1]) + Math.sqrt(cuts[2]);
        for (double cut : cuts) {
            says("unigram", "| %.4f |", cut / sum);
            says("unigram", "%.4f", Math.sqrt(cut) / roots);
        }
        says("unigram", "/ 0.128 = %.3f", 0.2 * 0.4 / sum);
    }

    @Test
    void unigramLearnsFromExpectedCounts() {
        int[] expected = {11, 7, 5, 10}; // of l, o, lo, oo
        int total = 33;
        double sum = 0;
        for (int count : expected) {
            says("unigram", count + " / 33 = %.4f", (double) count / total);
            double probability = Math.exp(digamma(count) - digamma(total));
            says("unigram", "| %.4f |", probability);
            sum += probability;
        }
        says("unigram", "%.4f", sum);
        double l = 11.0 / total;
        double o = 7.0 / total;
        says("unigram", "%.4f", l * o * o + 5.0 / total * o + l * 10 / total);
    }

    /** ψ(n) = 1 + 1/2 + … + 1/(n − 1) − γ. */
    private static double digamma(int n) {
        double psi = -0.5772156649015329;
        for (int k = 1; k < n; k++) {
            psi += 1.0 / k;
        }
        return psi;
    }

    @Test
    void aTextIsCutIntoOverlappingWindows() {
        says("tokenizers", "$k = %d$", 1 + (int) Math.ceil((10 - (6 - 2)) / (double) (6 - 2 - 2)));
        String text = "Café 👍 砚!";
        int at = text.indexOf('!');
        int bytes = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
        String[] words = {" to ", " 到 "};
        for (int i = 0; i < 2; i++) {
            Page page = Page.read(Project.DOCS.resolve(i == 0 ? "" : "zh").resolve("tokenizers.md"));
            String row = "| %d" + words[i] + "%d | %d" + words[i] + "%d | %d" + words[i] + "%d |";
            int points = text.codePointCount(0, at);
            assertTrue(page.text().contains(String.format(row, points, points + 1, at, at + 1, bytes, bytes + 1)));
        }
    }

    @Test
    void compressionIsBytesPerToken() {
        String text = "Unbelievable! 我爱北京天安门。";
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        int points = text.codePointCount(0, text.length());
        for (int tokens : new int[] {11, 14}) {
            says("comparing-tokenizers", bytes + " / " + tokens + " = %.4f", (double) bytes / tokens);
            says("comparing-tokenizers", points + " / " + tokens + " = %.4f", (double) points / tokens);
        }
        says("comparing-tokenizers", "= %.4f", 2.0 / Math.log(2) / bytes * 11);
        says("comparing-tokenizers", "= %.4f", 1.7 / Math.log(2) / bytes * 14);
    }

    @Test
    void gpt2HasThatManyParameters() {
        long c = 768;
        long parameters = 50257 * c + 1024 * c + 12 * (12 * c * c + 13 * c) + 2 * c;
        says("causal-decoder", "%d", parameters);
    }

    @Test
    void adamWMovesByTheLearningRate() {
        for (double g : new double[] {0.1, -0.1, 10}) {
            says("adamw", g == 10 ? "%.12f" : "%.10f", 1 - 0.00001 - 0.001 * g / (Math.abs(g) + 1e-8));
        }
        double m = 0.09 / 0.19;
        double root = Math.sqrt(0.000999 / 0.001999);
        says("adamw", "%.4f / ", m);
        says("adamw", "/ %.4f", root);
        says("adamw", "= %.2f", m / root);
    }

    @Test
    void theScheduleEndsWhereThePageSays() {
        says("adamw", "%.5f", 6e-5 + 0.5 * (6e-4 - 6e-5) * (1 + Math.cos(Math.PI * 450 / 900)));
        says("adamw", "%.5f", 6e-5 + 0.5 * (6e-4 - 6e-5) * (1 + Math.cos(Math.PI)));
    }

    @Test
    void theTourCountsTokensStepsAndParameters() {
        double bytesPerToken = 68_219 / 18_381.0;
        says("tour", "= %.4f$", 4 / Math.log(2));
        says("tour", "= %.4f$", bytesPerToken);
        says("tour", "= %.4f$", 4 / Math.log(2) / bytesPerToken);
        says("tour", "| %.3f |", Math.log(2048) / Math.log(2) / bytesPerToken);
        long c = 192;
        says("tour", "%,d", 2048 * c + 64 * c + 3 * (12 * c * c + 13 * c) + 2 * c);
        for (long budget : new long[] {1_500_000, 6_000_000}) {
            long steps = (budget + 511) / 512;
            long every = (steps + 5) / 6;
            for (int sixth = 1; sixth <= 6; sixth++) {
                says("tour", "| " + sixth + "/6 | %,d |", 512 * Math.min(steps, sixth * every));
            }
        }
        says("tour", " %,d ", (1_500_000 + 511) / 512L);
    }

    @Test
    void chinchillaExponentsSumToOne() {
        says("errata", "a = 0.28 / 0.62 = %.2f", 0.28 / 0.62);
        says("errata", "b = 0.34 / 0.62 = %.2f", 0.34 / 0.62);
    }

    private static double[] softmax(double... logits) {
        double sum = 0;
        double[] p = new double[logits.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i]);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** Both languages of a page contain the number, as formatted. */
    private static void says(String page, String format, Object number) {
        String expected = String.format(Locale.ROOT, format, number);
        for (String folder : new String[] {"", "zh"}) {
            Page text = Page.read(Project.DOCS.resolve(folder).resolve(page + ".md"));
            assertTrue(text.text().contains(expected), text + " must say " + expected);
        }
    }
}
