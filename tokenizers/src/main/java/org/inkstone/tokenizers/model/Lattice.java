package org.inkstone.tokenizers.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All segmentations of a text (分词网格): a graph whose nodes are pieces and whose paths are segmentations.
 *
 * <p>The score of a path is the sum of the scores of its nodes, its probability the share of its weight among all paths:
 * <pre>{@code
 * score(x) = Σ score(node)              Z(α) = Σ over all paths of exp(α · score(x))
 * P(x) = exp(α · score(x)) / Z(α)       α: inverse temperature; 0 = all paths alike, ∞ = the best one only
 * }</pre>
 *
 * <p>Since pieces are independent, all sums run over places in the text, not over pairs of nodes, so each costs
 * O(nodes):
 * <pre>{@code
 * forward(0)  = 0     forward(j)  = log Σ over nodes i..j of exp(forward(i) + α · score)
 * backward(n) = 0     backward(i) = log Σ over nodes i..j of exp(α · score + backward(j))
 * P(node i..j) = exp(forward(i) + α · score + backward(j) - forward(n))
 * }</pre>
 *
 * <p>Logarithms are summed against their maximum, in double precision, so no length of text underflows.
 *
 * <p>Immutable; to be shared between threads.
 *
 * @paper Kudo 2018, Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
 *     Candidates, section 3.3, arXiv 1804.10959
 * @book 词元化（分词）：Unigram 分词
 */
public final class Lattice {
    /**
     * A piece at a place.
     *
     * @param start where it starts, in UTF-16 units
     * @param end where it ends, exclusive; after {@code start}
     * @param id its id in the vocabulary
     * @param score its log probability, in nats; finite
     */
    public record Node(int start, int end, int id, double score) {
        public Node {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score must be finite, got " + score);
            }
        }
    }

    /**
     * A segmentation.
     *
     * @param nodes its pieces, from left to right
     * @param score the sum of their scores
     */
    public record Path(List<Node> nodes, double score) {
        public Path {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A node with what the lattice says about it.
     *
     * @param node the node
     * @param piece its text
     * @param probability the share of all segmentations that go through it, each weighed by its probability
     */
    public record Explained(Node node, String piece, double probability) {}

    private final String text;
    private final List<Node> nodes;
    /** For each place, the nodes that start there and those that end there, in the order they were given. */
    private final List<List<Node>> starting;

    private final List<List<Node>> ending;

    /**
     * Makes a lattice.
     *
     * @param text the text
     * @param nodes the pieces
     * @throws IllegalArgumentException if a node is not inside the text, or no path leads from its start to its end
     */
    public Lattice(String text, List<Node> nodes) {
        this.text = text;
        this.nodes = List.copyOf(nodes);
        starting = places(text.length());
        ending = places(text.length());
        for (Node node : nodes) {
            if (node.start() < 0 || node.end() <= node.start() || node.end() > text.length()) {
                throw new IllegalArgumentException("node must lie in [0, " + text.length() + "), got " + node);
            }
            starting.get(node.start()).add(node);
            ending.get(node.end()).add(node);
        }
        double[] forward = forward(0);
        int reached = text.length();
        while (forward[reached] == Double.NEGATIVE_INFINITY) {
            reached--;
        }
        if (reached < text.length()) {
            throw new IllegalArgumentException("nodes must lead from 0 to the end of the text, " + text.length()
                    + ", but no path leads beyond " + reached);
        }
    }

    private static List<List<Node>> places(int length) {
        List<List<Node>> places = new ArrayList<>(length + 1);
        for (int at = 0; at <= length; at++) {
            places.add(new ArrayList<>(2));
        }
        return places;
    }

    /**
     * The text.
     *
     * @return what is segmented
     */
    public String text() {
        return text;
    }

    /**
     * The nodes.
     *
     * @return an unmodifiable list, in the order given
     */
    public List<Node> nodes() {
        return nodes;
    }

    /**
     * The most probable segmentation, by Viterbi's algorithm.
     *
     * @return the best path; among equals, that whose last piece was given first, and so on towards the start
     */
    public Path best() {
        double[] best = bestScores();
        List<Node> path = new ArrayList<>();
        for (int at = text.length(); at > 0; ) {
            Node last = null;
            for (Node node : ending.get(at)) {
                if (last == null || best[node.start()] + node.score() > best[last.start()] + last.score()) {
                    last = node;
                }
            }
            if (last == null) {
                throw new IllegalStateException("no path to " + at);
            }
            path.add(last);
            at = last.start();
        }
        Collections.reverse(path);
        return new Path(path, best[text.length()]);
    }

    // #region viterbi
    /** For each place, the score of the best path from the start to it. */
    private double[] bestScores() {
        double[] best = new double[text.length() + 1];
        for (int at = 1; at <= text.length(); at++) {
            best[at] = Double.NEGATIVE_INFINITY;
            for (Node node : ending.get(at)) {
                best[at] = Math.max(best[at], best[node.start()] + node.score());
            }
        }
        return best;
    }
    // #endregion viterbi

    /**
     * The n most probable segmentations, by Viterbi's algorithm with n paths a place instead of one: the paths to a place
     * are those to the starts of the pieces that end there, each a piece longer, and a queue picks the best n of them.
     *
     * <p>Cost: O(nodes + n · length · log(nodes a place)) time, O(n · length) memory, whatever the scores. A* search
     * over whole paths, which is usual, may take exponential time where very many paths are equally good.
     *
     * @param n how many, at least 1
     * @return at most {@code n} different paths, the best first; fewer if there are no more; among equals, that whose last
     *     piece was given first, and so on towards the start
     * @throws IllegalArgumentException if {@code n} is below 1
     */
    public List<Path> nBest(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, got " + n);
        }
        return NBestPaths.of(ending, n);
    }

    /**
     * Draws a segmentation with probability P(x), for subword regularization: forward sums first, then from the end of
     * the text one piece after the other, each with the probability that a path to its end comes through it.
     *
     * @param alpha the inverse temperature α, at least 0 and finite; 0.1 to 0.5 are usual
     * @param random the source of randomness
     * @return the path
     * @throws IllegalArgumentException if {@code alpha} is out of range
     */
    public Path sample(double alpha, RandomGenerator random) {
        double[] forward = forward(alpha);
        List<Node> path = new ArrayList<>();
        double score = 0;
        for (int at = text.length(); at > 0; ) {
            double left = random.nextDouble();
            Node drawn = null;
            for (Node node : ending.get(at)) {
                double probability = Math.exp(forward[node.start()] + alpha * node.score() - forward[at]);
                if (probability > 0) {
                    // Rounding may leave a rest after the last node, which keeps the draw then.
                    drawn = node;
                    left -= probability;
                    if (left < 0) {
                        break;
                    }
                }
            }
            if (drawn == null) {
                throw new IllegalStateException("no path to " + at);
            }
            path.add(drawn);
            score += drawn.score();
            at = drawn.start();
        }
        Collections.reverse(path);
        return new Path(path, score);
    }

    /**
     * The log of the weight of all segmentations; for α = 1, the log probability of the text.
     *
     * @param alpha the inverse temperature α, at least 0 and finite
     * @return log Z(α), in nats
     * @throws IllegalArgumentException if {@code alpha} is out of range
     */
    public double logTotal(double alpha) {
        return forward(alpha)[text.length()];
    }

    /**
     * How undecided the segmentation is: the entropy of P.
     *
     * @param alpha the inverse temperature α, at least 0 and finite
     * @return -Σ P(x) log P(x), in nats; 0 if there is one path
     * @throws IllegalArgumentException if {@code alpha} is out of range
     */
    public double entropy(double alpha) {
        // log P(x) = α · score(x) - log Z, and the mean score is the sum over nodes of their share.
        double[] shares = probabilities(alpha);
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                mean += shares[i] * alpha * nodes.get(i).score();
            }
        }
        return Math.max(0, logTotal(alpha) - mean);
    }

    /**
     * The probability of each node: of a segmentation to go through it. The expected counts of expectation maximization
     * are sums of these.
     *
     * @param alpha the inverse temperature α, at least 0 and finite
     * @return one number in [0, 1] for each of {@link #nodes()}
     * @throws IllegalArgumentException if {@code alpha} is out of range
     */
    public double[] probabilities(double alpha) {
        double[] forward = forward(alpha);
        double[] backward = backward(alpha);
        double[] shares = new double[nodes.size()];
        for (int i = 0; i < shares.length; i++) {
            Node node = nodes.get(i);
            shares[i] = Math.exp(
                    forward[node.start()] + alpha * node.score() + backward[node.end()] - forward[text.length()]);
        }
        return shares;
    }

    /**
     * The lattice as a table: every piece with its probability for α = 1.
     *
     * @return a row for each node, in the order given
     */
    public List<Explained> explain() {
        double[] shares = probabilities(1);
        List<Explained> rows = new ArrayList<>(shares.length);
        for (int i = 0; i < shares.length; i++) {
            Node node = nodes.get(i);
            rows.add(new Explained(node, text.substring(node.start(), node.end()), shares[i]));
        }
        return rows;
    }

    // #region forward
    private double[] forward(double alpha) {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha must be at least 0 and finite, got " + alpha);
        }
        double[] forward = new double[text.length() + 1];
        for (int at = 1; at <= text.length(); at++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (Node node : ending.get(at)) {
                highest = Math.max(highest, forward[node.start()] + alpha * node.score());
            }
            double sum = 0;
            if (highest > Double.NEGATIVE_INFINITY) {
                for (Node node : ending.get(at)) {
                    sum += Math.exp(forward[node.start()] + alpha * node.score() - highest);
                }
            }
            forward[at] = sum > 0 ? highest + Math.log(sum) : Double.NEGATIVE_INFINITY;
        }
        return forward;
    }
    // #endregion forward

    private double[] backward(double alpha) {
        double[] backward = new double[text.length() + 1];
        for (int at = text.length() - 1; at >= 0; at--) {
            double highest = Double.NEGATIVE_INFINITY;
            for (Node node : starting.get(at)) {
                highest = Math.max(highest, alpha * node.score() + backward[node.end()]);
            }
            double sum = 0;
            if (highest > Double.NEGATIVE_INFINITY) {
                for (Node node : starting.get(at)) {
                    sum += Math.exp(alpha * node.score() + backward[node.end()] - highest);
                }
            }
            backward[at] = sum > 0 ? highest + Math.log(sum) : Double.NEGATIVE_INFINITY;
        }
        return backward;
    }
}
