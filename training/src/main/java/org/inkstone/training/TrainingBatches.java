package org.inkstone.training;

/**
 * Where training data comes from: an endless, numbered supply of batches.
 *
 * <p>Batch n is a pure function of n. So the number of the next batch is all that a checkpoint has to remember of the
 * data, and a resumed run sees the very batches of an uninterrupted one.
 */
public interface TrainingBatches {
    /**
     * Makes a batch.
     *
     * @param number which, from 0
     * @return the same each time
     */
    TokenBatch batch(long number);

    /**
     * What tells this supply from any other: a hash of the data and all settings. A run is not resumed with another.
     *
     * @return one line, equal for equal supplies
     */
    String describe();
}
