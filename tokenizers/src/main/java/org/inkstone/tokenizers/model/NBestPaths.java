package org.inkstone.tokenizers.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Viterbi's algorithm with n paths a place instead of one (n 最优路径).
 *
 * <pre>{@code
 * best(0)    = the empty path
 * best(j)[k] = the k-th highest of  score(best(i)[r]) + score(x)  over pieces x = text[i..j) and ranks r
 * }</pre>
 * For each piece the ranks fall in score, so a queue with the next rank of each piece has the next path on top.
 */
final class NBestPaths {
    /** A path from the start to a place: its last node, and the path before that. */
    private record Prefix(double score, Lattice.@Nullable Node node, @Nullable Prefix before) {}

    /** The prefix of a rank at the start of a node, one node longer. */
    private record Extension(double score, int node, int rank) {}

    private final int n;
    /** For each place the paths to it, the best first. */
    private final List<List<Prefix>> best = new ArrayList<>();

    private NBestPaths(int n) {
        this.n = n;
    }

    /** The n best paths over nodes that are listed by the place where they end. */
    static List<Lattice.Path> of(List<List<Lattice.Node>> ending, int n) {
        NBestPaths paths = new NBestPaths(n);
        paths.best.add(List.of(new Prefix(0, null, null)));
        for (List<Lattice.Node> ends : ending.subList(1, ending.size())) {
            paths.best.add(paths.to(ends));
        }
        return paths.best.get(ending.size() - 1).stream()
                .map(last -> new Lattice.Path(nodes(last), last.score()))
                .toList();
    }

    private List<Prefix> to(List<Lattice.Node> ends) {
        PriorityQueue<Extension> queue = new PriorityQueue<>(
                Comparator.comparingDouble(Extension::score).reversed().thenComparingInt(Extension::node));
        for (int node = 0; node < ends.size(); node++) {
            offer(queue, ends, node, 0);
        }
        List<Prefix> prefixes = new ArrayList<>();
        while (prefixes.size() < n) {
            Extension top = queue.poll();
            if (top == null) {
                break;
            }
            Lattice.Node node = ends.get(top.node());
            prefixes.add(new Prefix(top.score(), node, best.get(node.start()).get(top.rank())));
            offer(queue, ends, top.node(), top.rank() + 1);
        }
        return prefixes;
    }

    private void offer(PriorityQueue<Extension> queue, List<Lattice.Node> ends, int node, int rank) {
        Lattice.Node last = ends.get(node);
        List<Prefix> before = best.get(last.start());
        if (rank < before.size()) {
            queue.add(new Extension(before.get(rank).score() + last.score(), node, rank));
        }
    }

    private static List<Lattice.Node> nodes(Prefix last) {
        List<Lattice.Node> path = new ArrayList<>();
        for (Prefix at = last; at != null; at = at.before()) {
            if (at.node() != null) {
                path.add(at.node());
            }
        }
        Collections.reverse(path);
        return path;
    }
}
