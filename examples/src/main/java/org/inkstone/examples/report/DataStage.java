package org.inkstone.examples.report;

import java.util.List;

/**
 * From raw documents to a training and a test text.
 *
 * @param documentsIn documents read
 * @param charactersIn code points in them
 * @param languages documents by language, most first
 * @param dropped documents dropped by each quality rule, in the order of the rules
 * @param duplicates documents dropped as duplicates
 * @param trainDocuments documents to train on
 * @param trainBytes their UTF-8 bytes
 * @param testDocuments documents held back for the test
 * @param testBytes their UTF-8 bytes
 */
public record DataStage(
        long documentsIn,
        long charactersIn,
        List<TourReport.Count> languages,
        List<TourReport.Count> dropped,
        long duplicates,
        long trainDocuments,
        long trainBytes,
        long testDocuments,
        long testBytes) {
    public DataStage {
        Require.notNegative("documentsIn", documentsIn);
        Require.notNegative("charactersIn", charactersIn);
        Require.notNegative("duplicates", duplicates);
        Require.notNegative("trainDocuments", trainDocuments);
        Require.notNegative("trainBytes", trainBytes);
        Require.notNegative("testDocuments", testDocuments);
        Require.notNegative("testBytes", testBytes);
        languages = List.copyOf(languages);
        dropped = List.copyOf(dropped);
    }
}
