package org.inkstone.core.io;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that saves a snapshot at every step until it is killed, and tells each step that was saved. */
final class SnapshotSaver {
    private static final int LONGS = 20_000;

    private SnapshotSaver() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SnapshotStore store = new SnapshotStore(Path.of(arguments[0]));
        long step = store.latest().map(Snapshot::step).orElse(-1L) + 1;
        while (true) {
            save(store, step);
            out.println(step);
            step++;
        }
    }

    private static void save(SnapshotStore store, long step) throws IOException {
        store.save(step, folder -> {
            Files.write(folder.resolve("weights.bin"), content(step));
            Files.createDirectory(folder.resolve("optimizer"));
            Files.write(folder.resolve("optimizer/moments.bin"), content(-step));
            Files.writeString(folder.resolve("step.txt"), Long.toString(step));
        });
    }

    /** What the weights of a step are: its number, over and over. */
    static byte[] content(long step) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * LONGS);
        while (bytes.hasRemaining()) {
            bytes.putLong(step);
        }
        return bytes.array();
    }
}
