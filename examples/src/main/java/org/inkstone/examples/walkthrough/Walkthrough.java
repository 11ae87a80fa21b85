package org.inkstone.examples.walkthrough;

/**
 * A worked example of one algorithm. It needs no arguments, gives the same output each time, and takes seconds.
 */
public interface Walkthrough {
    /**
     * The name of its command.
     *
     * @return lower case, words joined by hyphens
     */
    String name();

    /**
     * What the example shows.
     *
     * @return one line
     */
    String summary();

    /**
     * The page of the documentation to read next.
     *
     * @return a path below {@code docs/}
     */
    String docs();

    /**
     * Works the example on a blackboard, with at least one check.
     *
     * @param board where to write
     * @throws Exception if the example cannot be worked
     */
    void work(Blackboard board) throws Exception;
}
