package org.inkstone.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where reports go: standard output, in UTF-8. Progress goes to standard error. */
final class Console {
    private Console() {}

    static void print(Report report) {
        print(report.findings());
    }

    static void print(Findings findings) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(findings.markdown());
        out.println(findings.json());
    }
}
