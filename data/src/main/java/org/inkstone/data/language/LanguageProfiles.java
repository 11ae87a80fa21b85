package org.inkstone.data.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sample texts that come with the library: about 200 words of speech and everyday prose for each language. */
final class LanguageProfiles {
    private static final List<String> LANGUAGES = List.of(
            "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hu", "it", "lt", "lv", "nl", "pl", "pt", "ro",
            "sk", "sl", "sv", "zh");

    private LanguageProfiles() {}

    /** A sample for each language code. */
    static Map<String, String> load() {
        Map<String, String> samples = new TreeMap<>();
        for (String language : LANGUAGES) {
            String name = language + ".txt";
            try (InputStream in = LanguageProfiles.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("resource is missing: " + name);
                }
                samples.put(language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("resource cannot be read: " + name, e);
            }
        }
        return samples;
    }
}
