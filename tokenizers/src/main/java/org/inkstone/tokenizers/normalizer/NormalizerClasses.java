package org.inkstone.tokenizers.normalizer;

/** The character classes of {@link StripAccents}, {@link BertNormalizer} and {@link Strip}, as the reference has them. */
final class NormalizerClasses {
    static final int COMBINING_MARK = 1;
    static final int BERT_NONSPACING_MARK = 2;
    static final int BERT_CONTROL = 4;
    static final int BERT_SPACE = 8;
    static final int BERT_IDEOGRAPH = 16;

    private static final String LETTERS = "mncsi";
    private static final CodePointTable FLAGS = new CodePointTable();

    static {
        CodePointTable.read("normalizer-classes.txt", part -> {
            int flags = 0;
            for (char letter : part[2].toCharArray()) {
                flags |= 1 << LETTERS.indexOf(letter);
            }
            FLAGS.or(CodePointTable.hex(part[0]), CodePointTable.hex(part[1]), flags);
        });
    }

    private NormalizerClasses() {}

    /** Whether a code point is in any of some classes. */
    static boolean isAny(int codePoint, int classes) {
        return (FLAGS.get(codePoint) & classes) != 0;
    }
}
