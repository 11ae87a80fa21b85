package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Encoding, then decoding, in one JVM: what {@code tokenizer-table} runs, since loading takes most of the time. */
@Command(name = "encode-decode", hidden = true, description = "The benchmarks encode and decode, one after the other.")
final class EncodeDecodeBenchmark implements Callable<Integer> {
    @Mixin
    private PassOptions options = new PassOptions();

    @Override
    public Integer call() throws IOException {
        new PassBenchmark(options).run(Direction.ENCODE, Direction.DECODE).forEach(Console::print);
        return 0;
    }
}
