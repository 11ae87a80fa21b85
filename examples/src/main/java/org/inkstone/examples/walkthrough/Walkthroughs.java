package org.inkstone.examples.walkthrough;

import java.util.List;

/** The list of all worked examples, in the order in which to read them. */
public final class Walkthroughs {
    private Walkthroughs() {}

    /**
     * All worked examples.
     *
     * @return each once
     */
    public static List<Walkthrough> all() {
        return List.of(
                new LanguageIdentificationExample(),
                new BpeExample(),
                new ByteLevelBpeExample(),
                new WordPieceExample(),
                new UnigramExample(),
                new CompareTokenizersExample(),
                new KneserNeyExample(),
                new TopPExample(),
                new BeamSearchExample());
    }
}
