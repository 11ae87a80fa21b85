package org.inkstone.tokenizers.encoding;

/** The side of a text on which tokens are cut off or padding is put (截断与填充的方向). */
public enum Direction {
    /** At the start of the text. */
    LEFT,
    /** At the end of the text. */
    RIGHT
}
