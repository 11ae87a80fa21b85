package org.inkstone.tokenizers.added;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.pretokenizer.CharacterClasses;
import org.inkstone.tokenizers.text.AlignedText;
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
     * @param text the part, normalized
     * @param token the token, or null for plain text
     */
    public record Segment(AlignedText text, @Nullable AddedToken token) {}

    private final Map<Integer, AddedToken> byId = new HashMap<>();
    private final Map<String, AddedToken> byContent = new HashMap<>();
    private final @Nullable TokenTrie plain;
    private final @Nullable TokenTrie normalized;
    private final Optional<Normalizer> normalizer;

    /**
     * Makes a vocabulary.
     *
     * @param tokens the tokens
     * @param normalizer what the text between the tokens is normalized with, and the content of normalized ones
     * @throws IllegalArgumentException if two have the same id or the same string
     */
    public AddedVocabulary(List<AddedToken> tokens, Optional<Normalizer> normalizer) {
        this.normalizer = normalizer;
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
            if (token.normalized()) {
                normalizedTrie.add(
                        normalizer.map(n -> n.normalize(token.content())).orElse(token.content()), token);
            } else {
                plainTrie.add(token.content(), token);
            }
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
     * Cuts a text into added tokens and what is between them, which is normalized piece by piece.
     *
     * @param text any text
     * @param allowed which special tokens count as such
     * @return the parts in order, none empty
     */
    public List<Segment> split(AlignedText text, AllowedSpecial allowed) {
        List<Segment> raw = new ArrayList<>();
        split(text, plain, allowed, raw);
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : raw) {
            if (segment.token() != null) {
                segments.add(segment);
            } else {
                normalizer.ifPresent(n -> n.normalize(segment.text()));
                split(segment.text(), normalized, allowed, segments);
            }
        }
        return segments;
    }

    private static void split(
            AlignedText aligned, @Nullable TokenTrie trie, AllowedSpecial allowed, List<Segment> parts) {
        int to = aligned.length();
        if (to == 0) {
            return;
        }
        if (trie == null) {
            parts.add(new Segment(aligned, null));
            return;
        }
        char[] text = aligned.characters();
        int done = 0;
        int start = trie.next(text, 0, to);
        while (start >= 0) {
            TokenTrie.Match match = trie.longest(text, start, to);
            if (match == null) {
                throw new IllegalStateException("a match has a token");
            }
            AddedToken token = match.token();
            int end = start + match.length();
            int next = trie.next(text, end, to);
            if (allowed.allows(token) && (!token.singleWord() || isWord(text, start, end, to))) {
                while (token.leftStrip() && start > done && CharacterClasses.isWhiteSpace(text[start - 1])) {
                    start--;
                }
                while (token.rightStrip() && end < to && CharacterClasses.isWhiteSpace(text[end])) {
                    end++;
                }
                if (done < start) {
                    parts.add(new Segment(aligned.slice(done, start), null));
                }
                parts.add(new Segment(aligned.slice(start, end), token));
                done = end;
            }
            start = next;
        }
        if (done < to) {
            parts.add(new Segment(aligned.slice(done, to), null));
        }
    }

    private static boolean isWord(char[] text, int start, int end, int to) {
        return (start == 0 || !CharacterClasses.isWord(Character.codePointBefore(text, start)))
                && (end == to || !CharacterClasses.isWord(Character.codePointAt(text, end, to)));
    }
}
