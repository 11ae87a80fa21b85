package org.inkstone.benchmarks;

import java.util.Locale;

/**
 * What loading a tokenizer costs.
 *
 * @param first seconds of the first load in a new process
 * @param later seconds of a load after that, the median of some
 * @param loaded bytes that a tokenizer keeps
 * @param inUse bytes that it keeps after its first line, with what is made then only
 */
record LoadFigures(double first, double later, double loaded, double inUse) {
    LoadFigures {
        if (!(first > 0) || !(later > 0)) {
            throw new IllegalArgumentException("loading must take more than 0 s, got " + first + " and " + later);
        }
    }

    /** Reads {@code first=… later=… loaded=… inUse=…}. */
    static LoadFigures of(PeerOutput output) {
        return new LoadFigures(
                output.required("first"),
                output.required("later"),
                output.required("loaded"),
                output.required("inUse"));
    }

    /** As it is read. */
    String line() {
        return "first=" + first + " later=" + later + " loaded=" + loaded + " inUse=" + inUse;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "first %.4g s, later %.4g s, %.1f MB", first, later, inUse / 1e6);
    }
}
