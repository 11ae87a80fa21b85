package org.inkstone.benchmarks;

import java.util.List;

/** Which way a tokenizer is used. */
enum Direction {
    /** Text to ids. */
    ENCODE("token") {
        @Override
        LineWork<?, ?> work(JvmTokenizer tokenizer, Material material) {
            return tokenizer.encoding(material.text());
        }

        @Override
        List<?> input(Material material) {
            return material.text();
        }
    },
    /** Ids to text. */
    DECODE("character") {
        @Override
        LineWork<?, ?> work(JvmTokenizer tokenizer, Material material) {
            return tokenizer.decoding(material.ids());
        }

        @Override
        List<?> input(Material material) {
            return material.ids();
        }
    };

    private final String unit;

    Direction(String unit) {
        this.unit = unit;
    }

    /** What one number of a result stands for. */
    String unit() {
        return unit;
    }

    /** The work of a tokenizer of this JVM. */
    abstract LineWork<?, ?> work(JvmTokenizer tokenizer, Material material);

    /** The lines that go in, as JSON has them. */
    abstract List<?> input(Material material);
}
