package org.inkstone.examples.report;

import java.util.List;

/**
 * All figures of one tour, from raw text to a sampled language model.
 *
 * @param setup what was asked for
 * @param environment the machine that did it
 * @param data the stage that cleans the text
 * @param tokenizer the stage that learns the vocabulary
 * @param ladder how well each model predicts the test text
 * @param training the curve of the loss while the Transformer learns
 * @param samples what the model writes, one sample for each decoding strategy
 * @param nextToken what the model expects after a prompt
 * @param attention where its heads look
 * @param timing how long the stages took
 * @param verdict which level of the ladder was crossed and why, in a sentence or two
 */
public record TourReport(
        Setup setup,
        Environment environment,
        DataStage data,
        TokenizerStage tokenizer,
        Ladder ladder,
        TrainingCurve training,
        List<Sample> samples,
        NextToken nextToken,
        AttentionMap attention,
        Timing timing,
        String verdict) {
    public TourReport {
        samples = List.copyOf(samples);
    }

    /**
     * A name with a number.
     *
     * @param name what is counted
     * @param count how many, at least 0
     */
    public record Count(String name, long count) {
        public Count {
            Require.notNegative(name, count);
        }
    }

    /**
     * What was asked for.
     *
     * @param language the language of the text, such as {@code "en"}
     * @param corpus where the text came from: a file name or a description
     * @param seed the seed of all randomness
     * @param parameters trainable numbers of the model
     * @param layers Transformer blocks
     * @param width the size of a hidden state
     * @param heads attention heads in a block
     * @param context tokens that the model can see
     * @param batch sequences in a training step
     * @param learningRate the peak learning rate
     * @param dropout the share of activations dropped in training, in [0, 1]
     */
    public record Setup(
            String language,
            String corpus,
            long seed,
            long parameters,
            int layers,
            int width,
            int heads,
            int context,
            int batch,
            double learningRate,
            double dropout) {
        public Setup {
            Require.positive("parameters", parameters);
            Require.positive("layers", layers);
            Require.positive("width", width);
            Require.positive("heads", heads);
            Require.positive("context", context);
            Require.positive("batch", batch);
            Require.notNegative("learningRate", learningRate);
            Require.probability("dropout", dropout);
        }
    }

    /**
     * The machine.
     *
     * @param processors logical processors that the JVM may use
     * @param jdk name and version of the Java runtime
     * @param os name and architecture of the system
     * @param backend the tensor backend, as it names itself
     * @param heapBytes the largest Java heap, in bytes
     */
    public record Environment(int processors, String jdk, String os, String backend, long heapBytes) {
        public Environment {
            Require.positive("processors", processors);
            Require.positive("heapBytes", heapBytes);
        }

        /**
         * Asks this JVM.
         *
         * @param backend the tensor backend, as it names itself
         * @return the machine that runs this code
         */
        public static Environment current(String backend) {
            Runtime runtime = Runtime.getRuntime();
            return new Environment(
                    runtime.availableProcessors(),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    backend,
                    runtime.maxMemory());
        }
    }

    /**
     * What the model writes with one decoding strategy.
     *
     * @param strategy its name, such as {@code "top-p"}
     * @param settings its options, such as {@code "p = 0.9, temperature = 0.8"}
     * @param prompt the text that the model was given
     * @param text the text that it added
     */
    public record Sample(String strategy, String settings, String prompt, String text) {}

    /**
     * What the model expects next.
     *
     * @param prompt the text before
     * @param candidates the most probable tokens, best first
     */
    public record NextToken(String prompt, List<Candidate> candidates) {
        public NextToken {
            candidates = List.copyOf(candidates);
        }

        /**
         * A token that may come next.
         *
         * @param token its text
         * @param probability in [0, 1]
         */
        public record Candidate(String token, double probability) {
            public Candidate {
                Require.probability("probability of " + token, probability);
            }
        }
    }

    /**
     * How long it took.
     *
     * @param seconds the whole tour, in seconds
     * @param tokensPerSecond training tokens in a second of training
     * @param stages the stages in their order
     */
    public record Timing(double seconds, double tokensPerSecond, List<Stage> stages) {
        public Timing {
            Require.notNegative("seconds", seconds);
            Require.notNegative("tokensPerSecond", tokensPerSecond);
            stages = List.copyOf(stages);
        }

        /**
         * One stage.
         *
         * @param name what was done
         * @param seconds how long it took
         */
        public record Stage(String name, double seconds) {
            public Stage {
                Require.notNegative("seconds of " + name, seconds);
            }
        }
    }
}
