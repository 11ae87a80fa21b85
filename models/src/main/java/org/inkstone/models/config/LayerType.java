package org.inkstone.models.config;

/** Which earlier positions a layer's attention sees: all of them, or a sliding window (滑动窗口注意力). */
public enum LayerType {
    /** Position m sees all positions up to m. */
    FULL_ATTENTION("full_attention"),
    /** Position m sees the last w positions up to and with m, w being the sliding window. */
    SLIDING_ATTENTION("sliding_attention");

    private final String key;

    LayerType(String key) {
        this.key = key;
    }

    /**
     * The name in {@code config.json}.
     *
     * @return such as {@code "full_attention"}
     */
    public String key() {
        return key;
    }
}
