package org.inkstone.tokenizers.decoder;

/**
 * Takes out spaces that splitting English text put in (英文空格清理): " ." becomes ".", " n't" becomes "n't".
 *
 * <p>" do not" becomes " don't", as the reference has it, though it changes the text.
 */
final class EnglishCleanup {
    private static final String[][] REPLACEMENTS = {
        {" .", "."},
        {" ?", "?"},
        {" !", "!"},
        {" ,", ","},
        {" ' ", "'"},
        {" n't", "n't"},
        {" 'm", "'m"},
        {" do not", " don't"},
        {" 's", "'s"},
        {" 've", "'ve"},
        {" 're", "'re"},
    };

    private EnglishCleanup() {}

    /** Makes the replacements one after the other. */
    static String clean(String text) {
        String cleaned = text;
        for (String[] replacement : REPLACEMENTS) {
            cleaned = cleaned.replace(replacement[0], replacement[1]);
        }
        return cleaned;
    }
}
