package org.inkstone.data.deduplication;

/** What counts as the same text. */
public enum Normalization {
    /** Only the very same characters. */
    NONE {
        @Override
        String apply(String text) {
            return text;
        }
    },

    /**
     * The same characters apart from white space: every run of it, no-break and ideographic spaces and line ends
     * included, counts as one blank, and at either end as nothing. Upper and lower case, and composed and decomposed
     * letters, still differ.
     */
    WHITE_SPACE {
        @Override
        String apply(String text) {
            StringBuilder out = new StringBuilder(text.length());
            boolean pending = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    pending = out.length() > 0;
                } else {
                    if (pending) {
                        out.append(' ');
                        pending = false;
                    }
                    out.append(c);
                }
            }
            return out.toString();
        }
    };

    abstract String apply(String text);
}
