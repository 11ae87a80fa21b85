package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the figures were measured on.
 *
 * @param cpu the model of the processor
 * @param cores how many the JVM may use
 * @param memoryGiB the memory of the machine
 * @param jdk the Java runtime
 * @param os the operating system
 */
record Machine(String cpu, int cores, long memoryGiB, String jdk, String os) {
    static Machine current() {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                physicalMemory() >> 30,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + " ("
                        + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static String cpuModel() {
        try {
            Path file = Path.of("/proc/cpuinfo");
            if (Files.isReadable(file)) {
                return cpuModel(Files.readAllLines(file));
            }
            if (System.getProperty("os.name").startsWith("Mac")) {
                return String.join(
                        " ",
                        new PeerCommand("sysctl -n machdep.cpu.brand_string")
                                .run()
                                .lines());
            }
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? "unknown" : windows;
    }

    /** The model in the lines of Linux's /proc/cpuinfo. */
    static String cpuModel(List<String> cpuinfo) {
        for (String key : List.of("model name", "Model", "Hardware", "CPU part")) {
            for (String line : cpuinfo) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                    return line.substring(colon + 1).strip();
                }
            }
        }
        return "unknown";
    }

    private static long physicalMemory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /** One line for people. */
    String describe() {
        return cpu + ", " + cores + (cores == 1 ? " core, " : " cores, ") + memoryGiB + " GiB, " + jdk + ", " + os;
    }
}
