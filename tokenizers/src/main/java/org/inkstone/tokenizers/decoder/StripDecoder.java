package org.inkstone.tokenizers.decoder;

/**
 * Stripping (去除首尾字符): takes a character off the start and the end of each token, as often as it stands there but no
 * more than so many times.
 *
 * @param content the character, one code point
 * @param start how many at most at the start, at least 0
 * @param stop how many at most at the end, at least 0
 */
public record StripDecoder(int content, int start, int stop) implements Decoder {
    public StripDecoder {
        if (start < 0 || stop < 0) {
            throw new IllegalArgumentException("start and stop must be at least 0, got " + start + " and " + stop);
        }
    }

    @Override
    public DecoderStream stream(DecoderStream out) {
        return new DecoderStream() {
            /** How many may still go at the start. */
            private int leading = start;
            /** How many of the character came last and are held back, since the token may end with them. */
            private int held;

            @Override
            public void text(String part) {
                StringBuilder passed = new StringBuilder(part.length() + held);
                part.codePoints().forEach(point -> {
                    if (point != content) {
                        leading = 0;
                        release(passed, held);
                        passed.appendCodePoint(point);
                    } else if (leading > 0) {
                        leading--;
                    } else {
                        held++;
                        // Only the last ones can go.
                        release(passed, held - stop);
                    }
                });
                out.text(passed.toString());
            }

            private void release(StringBuilder passed, int count) {
                for (int i = 0; i < count; i++) {
                    passed.appendCodePoint(content);
                    held--;
                }
            }

            @Override
            public void endToken() {
                leading = start;
                held = 0;
                out.endToken();
            }

            @Override
            public void end() {
                out.end();
            }
        };
    }
}
