package org.inkstone.data;

/**
 * A document (文档): the unit in which a corpus is read, filtered, deduplicated and split.
 *
 * @param id what names it in reports, such as {@code "corpus.txt:17"}; should be unique in a corpus
 * @param text its text, any string
 */
public record Document(String id, String text) {}
