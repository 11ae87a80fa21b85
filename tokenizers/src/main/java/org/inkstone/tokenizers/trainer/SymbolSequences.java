package org.inkstone.tokenizers.trainer;

/**
 * The symbols of all words in one array, in which neighbours join in constant time.
 *
 * <p>A token that spans n symbols keeps n cells: its id in the first, {@code -n} in the second and in the last, something
 * negative between them. So the next token starts n cells on, the one before ends in the cell before, and there is no
 * need for links:
 * <pre>{@code
 * l o o p | t o o l s |       l [oo -2] p | [tool -4 -1 -4] s |
 * }</pre>
 * A cell with {@link #BORDER} parts the words. The length belongs to the place and not to the token, for with affixes
 * the same string can be made of more or fewer symbols.
 */
final class SymbolSequences {
    private static final int GONE = -1;
    private static final int BORDER = Integer.MIN_VALUE;

    private int[] cells;
    private int[] words;
    private int size = 1;

    SymbolSequences(long cells) {
        if (cells + 1 > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "the different words must have fewer than 2147483638 symbols together, got " + cells);
        }
        this.cells = new int[(int) cells + 1];
        this.words = new int[(int) cells + 1];
        this.cells[0] = BORDER;
    }

    void add(int symbol, int word) {
        cells[size] = symbol;
        words[size++] = word;
    }

    void endWord() {
        cells[size++] = BORDER;
    }

    int size() {
        return size;
    }

    /** The id of the token that starts at a place; negative if none starts there. */
    int token(int position) {
        return cells[position];
    }

    int word(int position) {
        return words[position];
    }

    /** Where the token starts that ends before a place; -1 at the start of a word. */
    int before(int position) {
        int cell = cells[position - 1];
        if (cell >= 0) {
            return position - 1;
        }
        return cell == BORDER ? -1 : position + cell;
    }

    /** How many symbols the token spans that starts at a place. */
    int length(int position) {
        int cell = cells[position + 1];
        return cell >= 0 || cell == BORDER ? 1 : -cell;
    }

    /** Makes one token of the cells from a place on. */
    void join(int position, int token, int leftLength, int length) {
        cells[position + leftLength] = GONE;
        cells[position + 1] = -length;
        cells[position + length - 1] = -length;
        cells[position] = token;
    }
}
