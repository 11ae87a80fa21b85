package org.inkstone.tokenizers.normalizer;

/** Text of whole Unicode characters: half a surrogate pair becomes U+FFFD. */
final class WholeText {
    private WholeText() {}

    /** The text itself if it is whole. */
    static String of(String text) {
        StringBuilder whole = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    whole = whole == null ? new StringBuilder(text) : whole;
                    whole.setCharAt(i, '\uFFFD');
                }
            }
        }
        return whole == null ? text : whole.toString();
    }
}
