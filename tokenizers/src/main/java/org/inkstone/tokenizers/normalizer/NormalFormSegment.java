package org.inkstone.tokenizers.normalizer;

import java.util.Arrays;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Normalizes a stretch of text that does not depend on what is around it: takes it apart, sorts each run of accents by
 * combining class (equal classes keep their order), composes if the form does, and writes the result.
 *
 * <p>Each new character says how many old ones it uses up: the first of a decomposition one, the others none, a composed
 * one as many as all its parts. The old ones are used up from left to right, so after sorting, a place may be that of a
 * neighbour, as in the reference. For one thread.
 */
final class NormalFormSegment {
    private final NormalForm form;
    private final int[] decomposition = new int[NormalFormTables.maxDecomposition()];
    private int[] points = new int[64];
    private int[] used = new int[64];
    private int[] classes = new int[64];
    private int size;

    NormalFormSegment(NormalForm form) {
        this.form = form;
    }

    void rewrite(char[] text, int from, int to, AlignedText.Rewriting rewriting) {
        size = 0;
        for (int i = from; i < to; ) {
            int point = Character.codePointAt(text, i, to);
            i += Character.charCount(point);
            int parts = NormalFormTables.decompose(point, form.compatible(), decomposition);
            if (parts == 0) {
                add(point, 1);
            }
            for (int k = 0; k < parts; k++) {
                add(decomposition[k], k == 0 ? 1 : 0);
            }
        }
        sort();
        if (form.composes()) {
            compose();
        }
        for (int i = 0; i < size; i++) {
            if (used[i] == 0) {
                rewriting.insert(points[i]);
            } else {
                rewriting.replace(points[i]);
                for (int k = 1; k < used[i]; k++) {
                    rewriting.remove();
                }
            }
        }
    }

    private void add(int point, int uses) {
        if (size == points.length) {
            points = Arrays.copyOf(points, 2 * size);
            used = Arrays.copyOf(used, 2 * size);
            classes = Arrays.copyOf(classes, 2 * size);
        }
        points[size] = point;
        used[size] = uses;
        classes[size] = NormalFormTables.flags(point) & NormalFormTables.CLASS;
        size++;
    }

    private void sort() {
        for (int start = 0; start < size; start++) {
            if (classes[start] != 0) {
                int end = start + 1;
                boolean sorted = true;
                while (end < size && classes[end] != 0) {
                    sorted &= classes[end - 1] <= classes[end];
                    end++;
                }
                if (!sorted && end - start <= 16) {
                    insertionSort(start, end);
                } else if (!sorted) {
                    countingSort(start, end);
                }
                start = end;
            }
        }
    }

    private void insertionSort(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int point = points[i];
            int uses = used[i];
            int combiningClass = classes[i];
            int k = i;
            for (; k > start && classes[k - 1] > combiningClass; k--) {
                points[k] = points[k - 1];
                used[k] = used[k - 1];
                classes[k] = classes[k - 1];
            }
            points[k] = point;
            used[k] = uses;
            classes[k] = combiningClass;
        }
    }

    /** Linear, so that a text of accents alone does no harm. */
    private void countingSort(int start, int end) {
        int[] next = new int[257];
        for (int i = start; i < end; i++) {
            next[classes[i] + 1]++;
        }
        for (int k = 1; k < next.length; k++) {
            next[k] += next[k - 1];
        }
        int[] oldPoints = Arrays.copyOfRange(points, start, end);
        int[] oldUsed = Arrays.copyOfRange(used, start, end);
        int[] oldClasses = Arrays.copyOfRange(classes, start, end);
        for (int i = 0; i < oldPoints.length; i++) {
            int place = start + next[oldClasses[i]]++;
            points[place] = oldPoints[i];
            used[place] = oldUsed[i];
            classes[place] = oldClasses[i];
        }
    }

    /** Joins each starter with what follows it, as far as nothing of the same or a higher class is between. */
    private void compose() {
        int starter = -1;
        // The class of the last character that stayed behind the starter; 0 if none did.
        int lastClass = 0;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int combiningClass = classes[i];
            if (starter >= 0 && (lastClass == 0 || lastClass < combiningClass)) {
                int composed = NormalFormTables.compose(points[starter], points[i]);
                if (composed >= 0) {
                    points[starter] = composed;
                    used[starter] += used[i];
                    continue;
                }
            }
            if (combiningClass == 0) {
                starter = kept;
            }
            // Before the first starter nothing composes, so the class does not matter there.
            lastClass = combiningClass;
            points[kept] = points[i];
            used[kept] = used[i];
            kept++;
        }
        size = kept;
    }
}
