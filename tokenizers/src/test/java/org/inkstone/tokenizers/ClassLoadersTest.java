package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application server loads the library once for each application. */
class ClassLoadersTest {
    @TempDir
    Path folder;

    @Test
    void twoClassLoadersWorkSideBySide() throws Exception {
        Path file = folder.resolve("tokenizer.json");
        Golden.tokenizer().save(file);
        int[] expected = Golden.tokenizer().encode("lo ba re, naïve 墨");
        try (URLClassLoader one = loader();
                URLClassLoader other = loader()) {
            assertNotSame(tokenizerClass(one), tokenizerClass(other));
            assertNotSame(tokenizerClass(one), HuggingFaceTokenizer.class);
            assertArrayEquals(expected, encode(one, file));
            assertArrayEquals(expected, encode(other, file));
        }
    }

    /** A loader with the class path of this test and nothing shared but the JDK. */
    private static URLClassLoader loader() throws IOException {
        String[] parts = System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1);
        URL[] urls = new URL[parts.length];
        for (int i = 0; i < parts.length; i++) {
            urls[i] = Path.of(parts[i]).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static Class<?> tokenizerClass(ClassLoader loader) throws ClassNotFoundException {
        return loader.loadClass("org.inkstone.tokenizers.HuggingFaceTokenizer");
    }

    private static int[] encode(ClassLoader loader, Path file) throws Exception {
        Class<?> type = tokenizerClass(loader);
        Object tokenizer = type.getMethod("load", Path.class).invoke(null, file);
        Object ids = type.getMethod("encode", String.class).invoke(tokenizer, "lo ba re, naïve 墨");
        return Arrays.copyOf((int[]) ids, ((int[]) ids).length);
    }
}
