package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fast way from characters to ids for {@link BytePairEncoding}: the text is cut where no merge can cross, single
 * characters are looked up in a table, and the ids of longer parts seen before come from a bounded cache.
 *
 * <p>To be shared between threads.
 */
final class CachedBytePairEncoding {
    /** Takes the parts of a text, in order. */
    interface PartSink {
        void part(int start, int end);
    }

    /** What is only made when it is needed, since a model may be used in other ways. */
    private static final class Tables {
        final SymbolTable characters;
        final boolean cuttable;
        final SafeCuts cuts;
        final SegmentCache cache = new SegmentCache();

        Tables(BytePairEncoding model) {
            characters = model.reader().characters();
            cuttable = SafeCuts.exist(model);
            cuts = cuttable ? SafeCuts.of(model) : SafeCuts.none();
        }
    }

    private final BytePairEncoding model;
    private volatile @Nullable Tables tables;

    CachedBytePairEncoding(BytePairEncoding model) {
        this.model = model;
    }

    private Tables tables() {
        Tables found = tables;
        if (found == null) {
            synchronized (this) {
                found = tables;
                if (found == null) {
                    found = new Tables(model);
                    tables = found;
                }
            }
        }
        return found;
    }

    /** Cuts a text where no merge can cross. */
    void forEachPart(char[] text, int start, int end, PartSink out) {
        Tables made = tables();
        int from = start;
        int left = 0;
        for (int at = start; at < end && made.cuttable; ) {
            int point = SymbolTable.point(text, at, end);
            int id = made.characters.id(point);
            if (at > from && made.cuts.between(left, id)) {
                out.part(from, at);
                from = at;
            }
            left = id;
            at += Character.charCount(point);
        }
        out.part(from, end);
    }

    /** Appends the ids of a pre-token. */
    void encode(char[] text, int start, int end, TokenIds out) {
        Tables made = tables();
        if (model.ignoreMerges()) {
            // Parts and whole words differ here, so only whole words are remembered.
            if (end - start <= SegmentCache.MAX_LENGTH) {
                made.cache.encode(model, text, start, end, out);
            } else {
                model.tokenize(text, start, end, (id, from, to) -> out.add(id));
            }
        } else if (made.cuttable) {
            encodeParts(made, text, start, end, out);
        } else {
            encodePart(made.cache, text, start, end, SegmentCache.hash(text, start, end), out);
        }
    }

    private void encodeParts(Tables made, char[] text, int start, int end, TokenIds out) {
        SymbolTable characters = made.characters;
        SafeCuts cuts = made.cuts;
        int from = start;
        int hash = 0;
        int left = -1;
        int first = start;
        for (int at = start; at < end; ) {
            char c = text[at];
            int point = Character.isSurrogate(c) ? SymbolTable.point(text, at, end) : c;
            int id = characters.id(point);
            if (at > from && cuts.between(left, id)) {
                if (first == from && left >= 0) {
                    out.add(left);
                } else {
                    encodePart(made.cache, text, from, at, hash, out);
                }
                from = at;
                hash = 0;
            }
            first = at;
            left = id;
            hash = 31 * hash + c;
            at++;
            if (point >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                hash = 31 * hash + text[at++];
            }
        }
        encodePart(made.cache, text, from, end, hash, out);
    }

    private void encodePart(SegmentCache cache, char[] text, int start, int end, int hash, TokenIds out) {
        boolean kept = end - start <= SegmentCache.MAX_LENGTH;
        int[] ids = kept ? cache.get(hash, text, start, end) : null;
        if (ids == null) {
            Symbols symbols = model.reader().read(text, start, end);
            int count = model.merge(symbols.ids(), symbols.size());
            if (!kept) {
                out.addAll(symbols.ids(), count);
                return;
            }
            ids = Arrays.copyOf(symbols.ids(), count);
            cache.put(hash, text, start, end, ids);
        }
        out.addAll(ids, ids.length);
    }
}
