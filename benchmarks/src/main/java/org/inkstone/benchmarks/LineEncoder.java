package org.inkstone.benchmarks;

import com.knuddels.jtokkit.api.Encoding;
import org.inkstone.core.text.Tokenizer;

/** A tokenizer that turns lines into ids, special tokens neither added nor recognised. */
interface LineEncoder {
    /** The name in the table. */
    String name();

    /** The ids of a line, for comparison. */
    int[] ids(String line);

    /** Encodes a line as the tokenizer's own users do, and returns the number of ids. */
    int encode(String line);

    /** Ours. */
    static LineEncoder of(Tokenizer tokenizer) {
        return new LineEncoder() {
            @Override
            public String name() {
                return "Inkstone";
            }

            @Override
            public int[] ids(String line) {
                return tokenizer.encode(line);
            }

            @Override
            public int encode(String line) {
                return tokenizer.encode(line).length;
            }
        };
    }

    /** JTokkit's. */
    static LineEncoder of(Encoding encoding) {
        return new LineEncoder() {
            @Override
            public String name() {
                return "JTokkit " + encoding.getName();
            }

            @Override
            public int[] ids(String line) {
                return encoding.encodeOrdinary(line).toArray();
            }

            @Override
            public int encode(String line) {
                return encoding.encodeOrdinary(line).size();
            }
        };
    }
}
