package org.inkstone.tokenizers.pretokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/** Makes pieces of the parts of a text, as a behavior wants them. */
final class Pieces {
    /** Start and end of each part. */
    private int[] places = new int[32];

    private boolean[] matches = new boolean[16];
    private int count;

    private Pieces() {}

    static List<AlignedText> of(AlignedText text, Delimiter pattern, Split.Behavior behavior, boolean invert) {
        if (text.length() == 0) {
            return List.of();
        }
        Pieces pieces = new Pieces();
        pattern.part(
                text.characters(), 0, text.length(), (start, end, match) -> pieces.add(start, end, match != invert));
        switch (behavior) {
            case ISOLATED -> {}
            case REMOVED -> pieces.remove();
            case CONTIGUOUS -> pieces.join(true);
            case MERGED_WITH_PREVIOUS -> pieces.join(false);
            case MERGED_WITH_NEXT -> {
                pieces.reverse();
                pieces.join(false);
                pieces.reverse();
            }
        }
        List<AlignedText> cut = new ArrayList<>(pieces.count);
        for (int i = 0; i < pieces.count; i++) {
            int a = pieces.places[2 * i];
            int b = pieces.places[2 * i + 1];
            if (a < b) {
                cut.add(text.slice(a, b));
            }
        }
        return cut;
    }

    private void add(int start, int end, boolean match) {
        if (count == matches.length) {
            matches = Arrays.copyOf(matches, 2 * count);
            places = Arrays.copyOf(places, 4 * count);
        }
        places[2 * count] = start;
        places[2 * count + 1] = end;
        matches[count++] = match;
    }

    private void remove() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!matches[i]) {
                places[2 * kept] = places[2 * i];
                places[2 * kept + 1] = places[2 * i + 1];
                kept++;
            }
        }
        count = kept;
    }

    /** Joins a part to the one before: if both are of a kind, or if only it is a match. */
    private void join(boolean sameKind) {
        int kept = 0;
        boolean before = false;
        for (int i = 0; i < count; i++) {
            boolean match = matches[i];
            boolean joined = sameKind ? match == before : match && !before;
            if (joined && kept > 0) {
                places[2 * kept - 2] = Math.min(places[2 * kept - 2], places[2 * i]);
                places[2 * kept - 1] = Math.max(places[2 * kept - 1], places[2 * i + 1]);
            } else {
                places[2 * kept] = places[2 * i];
                places[2 * kept + 1] = places[2 * i + 1];
                kept++;
            }
            before = match;
        }
        count = kept;
    }

    private void reverse() {
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            for (int k = 0; k < 2; k++) {
                int place = places[2 * i + k];
                places[2 * i + k] = places[2 * j + k];
                places[2 * j + k] = place;
            }
            boolean match = matches[i];
            matches[i] = matches[j];
            matches[j] = match;
        }
    }
}
