package org.inkstone.core.backend;

import java.lang.management.ManagementFactory;

/** The memory of the machine, or of the container if that has less. */
final class PhysicalMemory {
    private PhysicalMemory() {}

    static long bytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
