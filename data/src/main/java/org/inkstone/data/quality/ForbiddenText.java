package org.inkstone.data.quality;

import java.util.Locale;

/**
 * Drops texts that contain a phrase (禁用文本), in any case: placeholder text, or a brace, which marks code.
 *
 * @param phrase the phrase, not empty
 * @paper Raffel et al. 2019, Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, section
 *     2.2, arXiv 1910.10683
 */
public record ForbiddenText(String phrase) implements QualityRule {
    public ForbiddenText {
        if (phrase.isEmpty()) {
            throw new IllegalArgumentException("phrase must not be empty");
        }
    }

    @Override
    public String name() {
        return "occurrence of \"" + phrase + "\"";
    }

    /** {@inheritDoc} Here 1 if the phrase occurs, 0 if not. */
    @Override
    public double measure(TextView text) {
        return text.text().toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT)) ? 1 : 0;
    }

    @Override
    public double max() {
        return 0;
    }
}
