package org.inkstone.tokenizers;

import java.util.Optional;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Padding;
import org.inkstone.tokenizers.encoding.Truncation;

/**
 * How a text is encoded (编码选项).
 *
 * @param allowed which special tokens in the text count as such ({@link AllowedSpecial#NONE})
 * @param addSpecialTokens whether the post-processor adds special tokens around the text (true)
 * @param truncation how long texts are cut (not at all)
 * @param padding how encodings are made equally long (not at all)
 */
public record EncodeOptions(
        AllowedSpecial allowed, boolean addSpecialTokens, Optional<Truncation> truncation, Optional<Padding> padding) {
    /** Special tokens in the text are plain text; those around it are added; nothing is cut or padded. */
    public static final EncodeOptions DEFAULT =
            new EncodeOptions(AllowedSpecial.NONE, true, Optional.empty(), Optional.empty());

    /**
     * The same options with other special tokens allowed.
     *
     * @param newAllowed which special tokens in the text count as such
     * @return the options
     */
    public EncodeOptions withAllowed(AllowedSpecial newAllowed) {
        return new EncodeOptions(newAllowed, addSpecialTokens, truncation, padding);
    }

    /**
     * The same options with or without special tokens around the text.
     *
     * @param added whether they are added
     * @return the options
     */
    public EncodeOptions withSpecialTokens(boolean added) {
        return new EncodeOptions(allowed, added, truncation, padding);
    }

    /**
     * The same options with truncation.
     *
     * @param newTruncation how long texts are cut
     * @return the options
     */
    public EncodeOptions withTruncation(Truncation newTruncation) {
        return new EncodeOptions(allowed, addSpecialTokens, Optional.of(newTruncation), padding);
    }

    /**
     * The same options with padding.
     *
     * @param newPadding how encodings are made equally long
     * @return the options
     */
    public EncodeOptions withPadding(Padding newPadding) {
        return new EncodeOptions(allowed, addSpecialTokens, truncation, Optional.of(newPadding));
    }
}
