package org.inkstone.docs.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.safetensors.DType;
import org.inkstone.core.safetensors.SafetensorsFile;
import org.inkstone.core.safetensors.SafetensorsWriter;

/** A file of four numbers, byte by byte, and what is said when its end is missing. */
public final class SafetensorsByHand implements Program {
    @Override
    public void run(PrintStream out) {
        try {
            Path file = Files.createTempFile("weights", ".safetensors");
            try {
                show(file, out);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(Path file, PrintStream out) throws IOException {
        // #region program
        new SafetensorsWriter()
                .addFloats("w", DType.F32, List.of(2L, 2L), () -> new float[] {1, -2, 0.5f, 3})
                .write(file);

        byte[] bytes = Files.readAllBytes(file);
        HexFormat hex = HexFormat.ofDelimiter(" ");
        int header = bytes[0]; // the other seven bytes of the length are 0 here
        out.printf("length  %s = %d\n", hex.formatHex(bytes, 0, 8), header);
        out.printf("header  %s|\n", new String(bytes, 8, header, StandardCharsets.UTF_8));
        out.printf("numbers %s\n", hex.formatHex(bytes, 8 + header, bytes.length));

        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            out.printf("read    %s\n", Arrays.toString(weights.readFloats("w")));
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1)); // as if the disk had been full
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            out.printf("read    %s\n", weights.names());
        } catch (FormatException e) {
            out.printf("refused %s\n", String.valueOf(e.getMessage()).replace(file.toString(), "FILE"));
        }
        // #endregion program
    }
}
