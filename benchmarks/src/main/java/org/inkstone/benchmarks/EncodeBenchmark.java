package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Encoding of lines, cold and warm, beside other libraries with the same tokenizer. */
@Command(name = "encode", description = "Encoding of lines, cold and warm, in MB/s on one thread.")
final class EncodeBenchmark implements Callable<Integer> {
    @Mixin
    private PassOptions options = new PassOptions();

    @Override
    public Integer call() throws IOException {
        new PassBenchmark(options).run(Direction.ENCODE).forEach(Console::print);
        return 0;
    }
}
