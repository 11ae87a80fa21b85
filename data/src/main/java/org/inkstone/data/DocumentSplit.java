package org.inkstone.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A split into training and test documents (训练集与测试集划分) by whole documents.
 *
 * <p>Each document is assigned on its own, by a hash of the seed and its id. So the split can be made while streaming or
 * in parallel, does not depend on the order, and keeps a document on its side when others are added or removed. In return
 * the test set has its size only on average.
 *
 * <pre>{@code
 * test  ⇔  hash(seed, id) / 2⁵³ < testFraction        hash = 53 bits of SHA-256
 * }</pre>
 *
 * <p>A text that occurs under two ids may land on both sides: deduplicate first.
 *
 * @param seed what makes one split differ from another, any number
 * @param testFraction the expected share of test documents, in [0, 1]
 */
public record DocumentSplit(long seed, double testFraction) {
    public DocumentSplit {
        if (!(testFraction >= 0 && testFraction <= 1)) {
            throw new IllegalArgumentException("testFraction must be in [0, 1], got " + testFraction);
        }
    }

    /**
     * The two sides of a list, each in the list's order.
     *
     * @param train the documents to train on
     * @param test the documents to test on
     */
    public record Parts(List<Document> train, List<Document> test) {
        public Parts {
            train = List.copyOf(train);
            test = List.copyOf(test);
        }
    }

    /**
     * On which side a document is.
     *
     * @param id the document's id
     * @return true for test, false for training
     */
    public boolean isTest(String id) {
        long bits = Fingerprint.of(seed + ":" + id).high() >>> 11;
        return bits * 0x1p-53 < testFraction;
    }

    /**
     * Splits a list.
     *
     * @param documents documents in any order
     * @return both sides
     */
    public Parts split(List<Document> documents) {
        var sides = documents.stream().collect(Collectors.partitioningBy(document -> isTest(document.id())));
        return new Parts(sides.getOrDefault(false, List.of()), sides.getOrDefault(true, List.of()));
    }
}
