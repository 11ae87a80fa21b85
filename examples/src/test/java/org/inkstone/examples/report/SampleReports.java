package org.inkstone.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.inkstone.examples.report.TourReport.Count;

/** Made-up figures of realistic size and shape. */
final class SampleReports {
    private static final long TOKENS = 4_194_304;

    private SampleReports() {}

    static TourReport realistic() {
        return with(
                "The Transformer predicts the test text with 1.94 bits per byte. It fell below the trigram model "
                        + "(2.06) after 1.6 million training tokens: from then on it draws more from up to 128 tokens "
                        + "of context than Kneser-Ney smoothing draws from two.",
                samples(),
                List.of(
                        "The",
                        " Commission",
                        " has",
                        " made",
                        " a",
                        " proposal",
                        " to",
                        " the",
                        " Council",
                        ",",
                        " and",
                        " the",
                        " Council",
                        " will",
                        " adopt",
                        " the",
                        " proposal",
                        " of",
                        " the",
                        " Commission",
                        ".",
                        "\n"));
    }

    static TourReport with(String verdict, List<TourReport.Sample> samples, List<String> attentionTokens) {
        return new TourReport(
                new TourReport.Setup("en", "europarl.txt", 42, 2_457_600, 4, 192, 6, 128, 16, 1e-3, 0.1),
                new TourReport.Environment(
                        2, "OpenJDK 64-Bit Server VM 17.0.16+8", "Linux amd64", "ND4J CPU, AVX-512", 4_294_967_296L),
                data(),
                tokenizer(),
                ladder(),
                curve(),
                samples,
                new TourReport.NextToken(
                        "Mr President, I should like to thank the",
                        List.of(
                                candidate(" Commission", 0.2134),
                                candidate(" rapporteur", 0.1921),
                                candidate(" honourable", 0.0712),
                                candidate(" Committee", 0.0534),
                                candidate(" Council", 0.0412),
                                candidate(" members", 0.0288),
                                candidate(" European", 0.0231),
                                candidate(" President", 0.0124),
                                candidate(" two", 0.0092),
                                candidate("\n", 0.0008))),
                attention(attentionTokens),
                new TourReport.Timing(
                        312.4,
                        17_850,
                        List.of(
                                stage("read and clean", 9.2),
                                stage("train the tokenizer", 14.1),
                                stage("n-gram models", 11.7),
                                stage("train the Transformer", 235),
                                stage("measure on the test text", 28.3),
                                stage("sample", 14.1))),
                verdict);
    }

    private static DataStage data() {
        return new DataStage(
                148_211,
                19_204_551,
                List.of(
                        new Count("en", 139_302),
                        new Count("de", 4_210),
                        new Count("fr", 2_911),
                        new Count("es", 1_077),
                        new Count("unknown", 711)),
                List.of(
                        new Count("not in the language", 8_909),
                        new Count("too short", 6_203),
                        new Count("too few letters", 411),
                        new Count("repeated lines", 128)),
                3_207,
                116_418,
                15_310_442,
                12_935,
                1_701_204);
    }

    private static TokenizerStage tokenizer() {
        String[][] merges = {
            {" ", "t"},
            {"h", "e"},
            {" ", "a"},
            {"i", "n"},
            {" t", "he"},
            {"r", "e"},
            {"o", "n"},
            {" ", "s"},
            {"e", "r"},
            {"a", "t"},
            {" ", "o"},
            {"i", "t"},
            {" ", "c"},
            {"e", "n"},
            {"i", "on"},
            {" o", "f"},
            {"t", "ion"},
            {" a", "nd"},
            {" Comm", "ission"},
            {" Europe", "an"},
            {" Parlia", "ment"},
            {" rapport", "eur"},
            {" Mem", "ber States"},
            {"\n", "\n"}
        };
        List<TokenizerStage.Merge> list = new ArrayList<>();
        for (int i = 0; i < merges.length; i++) {
            list.add(new TokenizerStage.Merge(i < 18 ? i + 1 : 300 * (i - 16), merges[i][0], merges[i][1]));
        }
        List<TokenizerStage.LengthCount> lengths = new ArrayList<>();
        int[] counts = {256, 391, 588, 690, 642, 541, 402, 263, 151, 89, 44, 21, 11, 5, 2};
        for (int i = 0; i < counts.length; i++) {
            lengths.add(new TokenizerStage.LengthCount(i + 1, counts[i]));
        }
        List<TokenizerStage.Compression> compression = new ArrayList<>();
        double[] values = {1.0, 1.93, 2.51, 3.07, 3.61, 4.02};
        for (int i = 0; i < values.length; i++) {
            compression.add(new TokenizerStage.Compression(256 << i, values[i]));
        }
        return new TokenizerStage("byte-level BPE", 4096, 3.61, list, lengths, compression);
    }

    private static Ladder ladder() {
        List<Ladder.Point> points = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            points.add(new Ladder.Point(TOKENS * i / 16, 1.86 + 1.47 / (1 + 0.9 * i)));
        }
        return new Ladder(3.324, 2.571, 2.183, 2.062, points);
    }

    private static TrainingCurve curve() {
        SplittableRandom random = new SplittableRandom(7);
        List<TrainingCurve.Point> points = new ArrayList<>();
        double smoothed = Math.log(4096);
        for (int i = 0; i <= 400; i++) {
            double t = i / 400.0;
            double loss = 4.55 + 3.75 * Math.exp(-9 * t) + random.nextDouble(-0.22, 0.22);
            smoothed = i == 0 ? loss : 0.92 * smoothed + 0.08 * loss;
            double rate = t < 0.05 ? t / 0.05 : 0.1 + 0.45 * (1 + Math.cos(Math.PI * (t - 0.05) / 0.95));
            points.add(new TrainingCurve.Point(TOKENS * i / 400, loss, smoothed, 1e-3 * rate));
        }
        return new TrainingCurve(TOKENS, points);
    }

    private static List<TourReport.Sample> samples() {
        String prompt = "Mr President, ";
        return List.of(
                new TourReport.Sample(
                        "greedy",
                        "",
                        prompt,
                        "I would like to thank the Commission for the Commission’s report on the Commission’s proposal for the Commission’s proposal."),
                new TourReport.Sample(
                        "beam search",
                        "beams = 4, length penalty = 1.0",
                        prompt,
                        "I should like to thank the rapporteur for the excellent work that he has done on this report.\nThe debate is closed."),
                new TourReport.Sample(
                        "temperature",
                        "temperature = 0.8, seed = 42",
                        prompt,
                        "the situation in the fisheries sector is not only a question of quotas, but of the coastal regions that have been waiting for an answer since the last part-session."),
                new TourReport.Sample(
                        "top-k",
                        "k = 50, temperature = 1.0, seed = 42",
                        prompt,
                        "ladies and gentlemen, this directive was not drafted to be a list of good wishes; my group will vote against the second amendment."),
                new TourReport.Sample(
                        "top-p",
                        "p = 0.9, temperature = 1.0, seed = 42",
                        prompt,
                        "we have all heard the same words in this House about the enlargement, and it is now for the Member States to say what they mean."),
                new TourReport.Sample(
                        "contrastive search",
                        "k = 4, α = 0.6",
                        prompt,
                        "on behalf of my group I welcome the agreement reached in conciliation with the Council."));
    }

    private static TourReport.NextToken.Candidate candidate(String token, double probability) {
        return new TourReport.NextToken.Candidate(token, probability);
    }

    private static TourReport.Timing.Stage stage(String name, double seconds) {
        return new TourReport.Timing.Stage(name, seconds);
    }

    /** Heads of three kinds: the previous token, the first token, and the same word earlier. */
    private static AttentionMap attention(List<String> tokens) {
        SplittableRandom random = new SplittableRandom(3);
        int length = tokens.size();
        float[][][][] weights = new float[4][6][length][length];
        for (int layer = 0; layer < 4; layer++) {
            for (int head = 0; head < 6; head++) {
                double sharpness = 1 + 4 * random.nextDouble();
                int kind = random.nextInt(4);
                for (int q = 0; q < length; q++) {
                    double sum = 0;
                    double[] row = new double[length];
                    for (int k = 0; k <= q; k++) {
                        double score =
                                switch (kind) {
                                    case 0 -> k == q - 1 ? 1 : 0;
                                    case 1 -> k == 0 ? 1 : 0.2 * random.nextDouble();
                                    case 2 -> k != q && tokens.get(k).equals(tokens.get(q)) ? 1 : k == q ? 0.5 : 0;
                                    default -> random.nextDouble() - 0.04 * (q - k);
                                };
                        row[k] = Math.exp(sharpness * score);
                        sum += row[k];
                    }
                    for (int k = 0; k <= q; k++) {
                        weights[layer][head][q][k] = (float) (row[k] / sum);
                    }
                }
            }
        }
        return new AttentionMap(tokens, weights);
    }
}
