package org.inkstone.decoding.logits;

/**
 * Temperature (温度采样): divides every logit by a number, which sharpens or flattens the distribution.
 *
 * <p>Below 1 likely tokens become likelier, above 1 the distribution comes closer to uniform, at 1 nothing changes. As
 * it goes to 0 sampling becomes greedy search.
 *
 * <pre>{@code
 * zᵢ ← zᵢ / T           pᵢ = exp(zᵢ/T) / Σ_j exp(z_j/T)
 * }</pre>
 *
 * <p>Linear in the vocabulary size. A temperature so small that a logit overflows to +∞ is noticed and refused when the
 * token is chosen.
 *
 * @param temperature T, a positive finite number; 1 changes nothing
 * @paper Ackley, Hinton, Sejnowski 1985, A Learning Algorithm for Boltzmann Machines, Cognitive Science 9
 * @book 解码策略 (Decoding strategies)
 */
public record Temperature(double temperature) implements LogitsProcessor {
    public Temperature {
        if (!((float) temperature > 0 && (float) temperature < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be a positive finite number, got " + temperature
                    + (temperature == 0 ? "; for temperature 0 use GreedyDecoder" : ""));
        }
    }

    @Override
    public void process(TokenHistory history, float[] logits) {
        float divisor = (float) temperature;
        for (int id = 0; id < logits.length; id++) {
            logits[id] /= divisor;
        }
    }
}
