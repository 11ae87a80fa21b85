package org.inkstone.core.io;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfinedNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "model-00001-of-00002.safetensors", "..a", "a..", "...", "模型 1"})
    void plainNames(String name) {
        assertNull(ConfinedNames.problemOfFileName(name));
        assertNull(ConfinedNames.problemOfPath(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\\a", "..\\a", "C:", "C:\\a", "file:a", "a\0", "a\n", "\u007f"})
    void namesThatLeadElsewhere(String name) {
        assertNotNull(ConfinedNames.problemOfFileName(name));
        assertNotNull(ConfinedNames.problemOfPath(name));
        assertNotNull(ConfinedNames.problemOfPath("a/" + name));
        assertNotNull(ConfinedNames.problemOfPath(name + "/a"));
    }

    @Test
    void pathsGoDownOnly() {
        assertNull(ConfinedNames.problemOfPath("a/b/c"));
        assertNotNull(ConfinedNames.problemOfFileName("a/b"));
        assertNotNull(ConfinedNames.problemOfPath("/a"));
        assertNotNull(ConfinedNames.problemOfPath("a/"));
        assertNotNull(ConfinedNames.problemOfPath("a//b"));
        assertNotNull(ConfinedNames.problemOfPath("a/../b"));
    }
}
