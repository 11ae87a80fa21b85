package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Decoding of the ids of lines, cold and warm, beside other libraries with the same tokenizer. */
@Command(name = "decode", description = "Decoding of the ids of lines, cold and warm, in MB/s of text on one thread.")
final class DecodeBenchmark implements Callable<Integer> {
    @Mixin
    private PassOptions options = new PassOptions();

    @Override
    public Integer call() throws IOException {
        new PassBenchmark(options).run(Direction.DECODE).forEach(Console::print);
        return 0;
    }
}
