package org.inkstone.tokenizers.added;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.pretokenizer.CharacterClasses;
import org.jspecify.annotations.Nullable;

/**
 * The added tokens (添加词表) and where they stand in a text.
 *
 * <p>Of overlapping ones the leftmost counts, then the longest. Those that are not {@code normalized} are looked for
 * first, the others in what is left between them. A token that is found but may not count (a special one that is not
 * allowed, or one that must be a word of its own and is not) is plain text, and nothing else is looked for inside it.
 */
public final class AddedVocabulary {
    /**
     * A part of a text: an added token or plain text.
     *
     * @param start where it starts, in UTF-16 units
     * @param end where it ends, exclusive
     * @param token the token, or null for plain text
     */
    public record Segment(int start, int end, @Nullable AddedToken token) {}

    private final Map<Integer, AddedToken> byId = new HashMap<>();
    private final Map<String, AddedToken> byContent = new HashMap<>();
    private final @Nullable TokenTrie plain;
    private final @Nullable TokenTrie normalized;

    /**
     * Makes a vocabulary.
     *
     * @param tokens the tokens
     * @throws IllegalArgumentException if two have the same id or the same string
     */
    public AddedVocabulary(List<AddedToken> tokens) {
        TokenTrie plainTrie = new TokenTrie();
        TokenTrie normalizedTrie = new TokenTrie();
        for (AddedToken token : tokens) {
            AddedToken other = byId.put(token.id(), token);
            if (other != null) {
                throw new IllegalArgumentException("added tokens must have different ids, but \"" + other.content()
                        + "\" and \"" + token.content() + "\" both have " + token.id());
            }
            if (byContent.put(token.content(), token) != null) {
                throw new IllegalArgumentException("added token \"" + token.content() + "\" must not occur twice");
            }
            (token.normalized() ? normalizedTrie : plainTrie).add(token);
        }
        plain = tokens.stream().allMatch(AddedToken::normalized) ? null : plainTrie;
        normalized = tokens.stream().anyMatch(AddedToken::normalized) ? normalizedTrie : null;
    }

    /**
     * The token of an id.
     *
     * @param id any number
     * @return the token, or null
     */
    public @Nullable AddedToken token(int id) {
        return byId.get(id);
    }

    /**
     * The token with a string.
     *
     * @param content the string
     * @return the token, or null
     */
    public @Nullable AddedToken token(String content) {
        return byContent.get(content);
    }

    /**
     * Cuts a text into added tokens and what is between them.
     *
     * @param text any string
     * @param allowed which special tokens count as such
     * @return the parts in order, none empty
     */
    public List<Segment> split(String text, AllowedSpecial allowed) {
        List<Segment> segments = new ArrayList<>();
        if (!text.isEmpty()) {
            segments.add(new Segment(0, text.length(), null));
        }
        return split(text, split(text, segments, plain, allowed), normalized, allowed);
    }

    private static List<Segment> split(
            String text, List<Segment> segments, @Nullable TokenTrie trie, AllowedSpecial allowed) {
        if (trie == null) {
            return segments;
        }
        List<Segment> parts = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.token() == null) {
                split(text, segment.start(), segment.end(), trie, allowed, parts);
            } else {
                parts.add(segment);
            }
        }
        return parts;
    }

    private static void split(
            String text, int from, int to, TokenTrie trie, AllowedSpecial allowed, List<Segment> parts) {
        int done = from;
        int start = trie.next(text, from, to);
        while (start >= 0) {
            AddedToken token = trie.longest(text, start, to);
            if (token == null) {
                throw new IllegalStateException("a match has a token");
            }
            int end = start + token.content().length();
            int next = trie.next(text, end, to);
            if (allowed.allows(token) && (!token.singleWord() || isWord(text, from, start, end, to))) {
                while (token.leftStrip() && start > done && CharacterClasses.isWhiteSpace(text.charAt(start - 1))) {
                    start--;
                }
                while (token.rightStrip() && end < to && CharacterClasses.isWhiteSpace(text.charAt(end))) {
                    end++;
                }
                if (done < start) {
                    parts.add(new Segment(done, start, null));
                }
                parts.add(new Segment(start, end, token));
                done = end;
            }
            start = next;
        }
        if (done < to) {
            parts.add(new Segment(done, to, null));
        }
    }

    private static boolean isWord(String text, int from, int start, int end, int to) {
        return (start == from || !CharacterClasses.isWord(text.codePointBefore(start)))
                && (end == to || !CharacterClasses.isWord(text.codePointAt(end)));
    }
}
