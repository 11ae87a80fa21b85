package org.inkstone.tokenizers.model;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns the characters of a word into the symbols that merging starts from: affixes, byte fallback and unknown
 * characters.
 *
 * <p>A character is looked up as {@code prefix + character + suffix}, the prefix for all but the first character of the
 * word, the suffix for the last. One that is missing becomes the tokens of its UTF-8 bytes, if byte fallback is on and
 * all of them exist; else it is unknown; without an unknown token it vanishes.
 *
 * <p>As in the reference, an unknown token is held back until the next character of the vocabulary, or the next unknown
 * one if they are not fused; so the bytes of a character between come before it.
 */
final class SymbolReader {
    private static final int NOT_LOOKED_UP = -2;

    private final BytePairEncoding.Options options;
    private final int unknownId;
    /** The id of each byte's token, -1 where there is none. */
    private final int[] byteIds = new int[256];

    private final SymbolTable only;
    private final SymbolTable first;
    private final SymbolTable middle;
    private final SymbolTable last;

    SymbolReader(Vocabulary vocabulary, BytePairEncoding.Options options) {
        this.options = options;
        String prefix = options.continuingSubwordPrefix();
        String suffix = options.endOfWordSuffix();
        unknownId = options.unknownToken().map(vocabulary::id).orElse(NOT_LOOKED_UP);
        for (int b = 0; b < 256; b++) {
            byteIds[b] = options.byteFallback() ? vocabulary.id(ByteTokens.token(b)) : -1;
        }
        first = new SymbolTable(vocabulary, "", "");
        only = suffix.isEmpty() ? first : new SymbolTable(vocabulary, "", suffix);
        middle = prefix.isEmpty() ? first : new SymbolTable(vocabulary, prefix, "");
        last = prefix.isEmpty() ? only : suffix.isEmpty() ? middle : new SymbolTable(vocabulary, prefix, suffix);
    }

    /** The tokens of single characters without affixes. */
    SymbolTable characters() {
        return first;
    }

    /** Whether there may be nothing to stand for a missing character. */
    boolean charactersMayVanish() {
        return unknownId == NOT_LOOKED_UP && !spellsMissing();
    }

    /** Whether the bytes of a missing character always stand for it. */
    boolean spellsMissing() {
        return options.byteFallback() && IntStream.of(byteIds).allMatch(id -> id >= 0);
    }

    /** The ids that may stand for something else than the characters of their tokens. */
    Set<Integer> substitutes() {
        Set<Integer> ids = new HashSet<>();
        ids.add(unknownId);
        for (int id : byteIds) {
            ids.add(id);
        }
        ids.removeIf(id -> id < 0);
        return ids;
    }

    /** Reads a word, or a part of one if there are no affixes. */
    Symbols read(char[] text, int start, int end) {
        Symbols symbols = new Symbols(end - start);
        int unknownStart = -1;
        int unknownEnd = -1;
        for (int at = start; at < end; ) {
            int point = SymbolTable.point(text, at, end);
            int to = at + Character.charCount(point);
            SymbolTable table = at == start ? to == end ? only : first : to == end ? last : middle;
            int id = table.id(point);
            if (id >= 0) {
                if (unknownStart >= 0) {
                    symbols.add(unknownId, unknownStart, unknownEnd);
                    unknownStart = -1;
                }
                symbols.add(id, at, to);
            } else if (!addBytes(symbols, point, at, to, at > start, to == end) && unknownId != NOT_LOOKED_UP) {
                if (unknownId < 0) {
                    throw missing(point, at);
                }
                if (unknownStart >= 0 && !options.fuseUnknown()) {
                    symbols.add(unknownId, unknownStart, unknownEnd);
                    unknownStart = -1;
                }
                unknownStart = unknownStart < 0 ? at : unknownStart;
                unknownEnd = to;
            }
            at = to;
        }
        if (unknownStart >= 0) {
            symbols.add(unknownId, unknownStart, unknownEnd);
        }
        return symbols;
    }

    /** The affixes of a missing character are bytes, too. */
    private boolean addBytes(Symbols symbols, int point, int start, int end, boolean continues, boolean ends) {
        if (!options.byteFallback()) {
            return false;
        }
        String text = (continues ? options.continuingSubwordPrefix() : "")
                + Character.toString(point)
                + (ends ? options.endOfWordSuffix() : "");
        int[] ids = ByteTokens.ids(text, byteIds);
        for (int id : ids) {
            symbols.add(id, start, end);
        }
        return ids.length > 0;
    }

    private IllegalArgumentException missing(int point, int at) {
        return new IllegalArgumentException(String.format(
                "unk_token must be in the vocabulary to stand for U+%04X at %d, but \"%s\" is not",
                point, at, options.unknownToken().orElse("")));
    }
}
