package org.inkstone.tokenizers.added;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the leftmost, then longest, of some strings in a text. */
final class TokenTrie {
    private static final class Node {
        final Map<Character, Node> children = new HashMap<>();

        @Nullable
        AddedToken token;
    }

    private final Node root = new Node();
    private final BitSet first = new BitSet();

    /** A string that was found. */
    record Match(AddedToken token, int length) {}

    void add(String content, AddedToken token) {
        if (content.isEmpty()) {
            return;
        }
        first.set(content.charAt(0));
        Node node = root;
        for (int i = 0; i < content.length(); i++) {
            node = node.children.computeIfAbsent(content.charAt(i), c -> new Node());
        }
        node.token = token;
    }

    /** Where, at {@code from} or later, the next string starts; -1 if none is left. */
    int next(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (first.get(text[i]) && longest(text, i, to) != null) {
                return i;
            }
        }
        return -1;
    }

    /** The longest string that starts at a place, or null. */
    @Nullable
    Match longest(char[] text, int at, int to) {
        Match longest = null;
        Node node = root;
        for (int i = at; i < to; i++) {
            node = node.children.get(text[i]);
            if (node == null) {
                return longest;
            }
            if (node.token != null) {
                longest = new Match(node.token, i + 1 - at);
            }
        }
        return longest;
    }
}
