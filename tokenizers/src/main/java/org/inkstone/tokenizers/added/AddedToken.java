package org.inkstone.tokenizers.added;

/**
 * An added token (添加词元): a string that is cut out of the text before anything else and has an id of its own.
 *
 * @param id the id
 * @param content the string, not empty
 * @param singleWord found only where no word character stands before or behind it
 * @param leftStrip takes the white space before it along
 * @param rightStrip takes the white space behind it along
 * @param normalized looked for in the normalized text rather than in the text as it is
 * @param special left out when text is decoded, and by default not looked for in text: {@code <|endoftext|>} and its
 *     like have a meaning that a user must not be able to type
 */
public record AddedToken(
        int id,
        String content,
        boolean singleWord,
        boolean leftStrip,
        boolean rightStrip,
        boolean normalized,
        boolean special) {
    public AddedToken {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("content of added token " + id + " must not be empty");
        }
    }

    /**
     * A special token without further conditions.
     *
     * @param id the id
     * @param content the string, not empty
     * @return the token
     */
    public static AddedToken special(int id, String content) {
        return new AddedToken(id, content, false, false, false, false, true);
    }
}
