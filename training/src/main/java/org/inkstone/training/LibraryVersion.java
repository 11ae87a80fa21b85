package org.inkstone.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The library's version, for the provenance of what it writes. */
final class LibraryVersion {
    private static final String RESOURCE = "library.properties";

    private LibraryVersion() {}

    static String get() {
        Properties properties = new Properties();
        try (InputStream stream = LibraryVersion.class.getResourceAsStream(RESOURCE)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of the library cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
