package org.inkstone.tokenizers.sentencepiece;

/** Cuts a normalized text into pieces (切分算法). Immutable; to be shared between threads. */
interface Segmenter {
    /**
     * Cuts a text.
     *
     * @param text UTF-8
     * @param length how many bytes of the array are text
     * @return the pieces; together they are the text
     */
    Segmentation segment(byte[] text, int length);
}
