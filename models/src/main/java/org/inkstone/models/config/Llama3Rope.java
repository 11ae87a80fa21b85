package org.inkstone.models.config;

/**
 * The frequency scaling of Llama 3.1 (Llama 3 分频缩放): slow pairs are divided by a factor, fast ones kept.
 *
 * <p>A pair's wavelength λ is the number of positions of one full turn. Pairs that turn at least β times within the
 * trained length stay as they are; those that turn at most α times are slowed by s; between the two the frequency is a
 * blend.
 *
 * <pre>{@code
 * f₀ = θ^(−2i/d),  λ = 2π/f₀,  t = (L/λ − α) / (β − α)
 * f  = f₀                          if λ < L/β
 * f  = f₀/s                        if λ > L/α
 * f  = (1 − t)·f₀/s + t·f₀         otherwise
 * }</pre>
 *
 * @param theta θ, at least 1 and finite in float32; 500,000 in Llama 3
 * @param factor s, at least 1 and finite in float32; 8 in Llama 3.1
 * @param lowFrequencyFactor α, positive; 1 in Llama 3.1
 * @param highFrequencyFactor β, above α; 4 in Llama 3.1
 * @param originalLength L, the positions before extension, at least 1; 8,192 in Llama 3.1
 * @book 长上下文模型: 扩展位置编码
 * @paper Grattafiori et al. (2024), The Llama 3 Herd of Models, section 3.2, arXiv 2407.21783
 */
public record Llama3Rope(
        double theta, double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalLength)
        implements RopeParameters {
    public Llama3Rope {
        Checks.atLeastOne("theta", theta);
        Checks.atLeastOne("factor", factor);
        Checks.positive("lowFrequencyFactor", lowFrequencyFactor);
        Checks.positive("highFrequencyFactor", highFrequencyFactor);
        if ((float) (highFrequencyFactor - lowFrequencyFactor) <= 0f) {
            throw new IllegalArgumentException("highFrequencyFactor must be above lowFrequencyFactor "
                    + lowFrequencyFactor + ", got " + highFrequencyFactor);
        }
        Checks.inRange("originalLength", originalLength, 1, Integer.MAX_VALUE);
    }

    @Override
    public String ropeType() {
        return "llama3";
    }

    @Override
    public float[] inverseFrequencies(int headDim) {
        float[] frequencies = RopeFrequencies.plain(theta, headDim);
        float divisor = (float) factor;
        float longest = (float) (originalLength / lowFrequencyFactor);
        float shortest = (float) (originalLength / highFrequencyFactor);
        for (int i = 0; i < frequencies.length; i++) {
            float frequency = frequencies[i];
            // Reciprocal first, then the product: the reference's order of rounding.
            float wavelength = 1.0f / frequency * (float) (2 * Math.PI);
            if (wavelength > longest) {
                frequencies[i] = frequency / divisor;
            } else if (wavelength >= shortest) {
                float turns = 1.0f / wavelength * (float) originalLength;
                float blend = (turns - (float) lowFrequencyFactor) / (float) (highFrequencyFactor - lowFrequencyFactor);
                frequencies[i] = (1 - blend) * frequency / divisor + blend * frequency;
            }
        }
        return frequencies;
    }
}
