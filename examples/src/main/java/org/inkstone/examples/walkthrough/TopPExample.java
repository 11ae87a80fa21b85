package org.inkstone.examples.walkthrough;

import java.util.BitSet;
import java.util.List;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.TokenHistory;
import org.inkstone.decoding.logits.TopP;

/** How top-p keeps few tokens where a model is sure and many where it is not. */
public final class TopPExample implements Walkthrough {
    private static final double P = 0.9;
    private static final List<String> TOKENS = List.of("blue", "grey", "clear", "dark", "green");

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new TopPExample());
    }

    @Override
    public String name() {
        return "top-p";
    }

    @Override
    public String summary() {
        return "Which tokens nucleus sampling keeps, from a sure and from an unsure model";
    }

    @Override
    public String docs() {
        return "top-p.md";
    }

    @Override
    public void work(Blackboard board) {
        double[] sure = {0.85, 0.08, 0.04, 0.02, 0.01};
        double[] unsure = {0.32, 0.25, 0.20, 0.14, 0.09};
        TopP topP = new TopP(P);
        board.heading("\"The sky is …\": keep the likeliest tokens until they hold p = " + P + " of the probability.");
        work(board, topP, "A sure model", sure);
        work(board, topP, "An unsure model", unsure);

        board.heading("By hand:");
        board.check(
                "tokens kept of the sure model (0.85 + 0.08 ≥ 0.9)",
                2,
                kept(topP, sure).cardinality());
        board.check(
                "tokens kept of the unsure model (0.32 + 0.25 + 0.20 + 0.14 ≥ 0.9)",
                4,
                kept(topP, unsure).cardinality());
        double[] rescaled = rescaled(topP, sure);
        board.check("P(blue) afterwards = 0.85 / 0.93", 0.85 / 0.93, rescaled[0], 1e-6);
        board.check("P(clear) afterwards", 0, rescaled[2], 0);
    }

    private static void work(Blackboard board, TopP topP, String title, double[] probabilities) {
        board.heading(title + ":");
        BitSet kept = kept(topP, probabilities);
        double[] rescaled = rescaled(topP, probabilities);
        Blackboard.Table table = board.table("token", "P", "sum", "kept", "P afterwards");
        double sum = 0;
        for (int id = 0; id < probabilities.length; id++) {
            sum += probabilities[id];
            table.row(TOKENS.get(id), probabilities[id], sum, kept.get(id) ? "yes" : "no", rescaled[id]);
        }
        table.print();
    }

    private static BitSet kept(TopP topP, double[] probabilities) {
        return topP.keptTokens(logits(probabilities));
    }

    private static double[] rescaled(TopP topP, double[] probabilities) {
        float[] logits = logits(probabilities);
        topP.process(new TokenHistory(), logits);
        return Softmax.probabilities(logits);
    }

    private static float[] logits(double[] probabilities) {
        float[] logits = new float[probabilities.length];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) Math.log(probabilities[id]);
        }
        return logits;
    }
}
