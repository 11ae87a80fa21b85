package org.inkstone.tokenizers.added;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.text.AlignedText;
import org.jspecify.annotations.Nullable;

/**
 * The added tokens (添加词表) and where they stand in a text.
 *
 * <p>Of overlapping ones the leftmost counts, then the longest. Those that are not {@code normalized} are looked for
 * first, the others in what is left between them, and what is between is normalized piece by piece. A token that is
 * found but may not count (a special one that is not allowed, or one that must be a word of its own and is not) is plain
 * text, and nothing else is looked for inside it.
 */
public final class AddedVocabulary {
    /**
     * A part of a text: an added token or plain text.
     *
     * @param text the part, normalized
     * @param token the token, or null for plain text
     */
    public record Segment(AlignedText text, @Nullable AddedToken token) {}

    /** The tokens in the order of their ids, and the ids alone. */
    private final List<AddedToken> byId;

    private final int[] ids;
    /** What decoding sees of each token: a normalized one as the normalizer makes it. */
    private final List<String> shown;

    private final Map<String, AddedToken> byContent = new HashMap<>();
    private final TokenSearch plain;
    private final TokenSearch normalized;
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
        this.byId =
                tokens.stream().sorted(Comparator.comparingInt(AddedToken::id)).toList();
        this.ids = byId.stream().mapToInt(AddedToken::id).toArray();
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] == ids[i - 1]) {
                throw new IllegalArgumentException("added tokens must have different ids, but "
                        + FormatException.quote(byId.get(i - 1).content()) + " and "
                        + FormatException.quote(byId.get(i).content()) + " both have " + ids[i]);
            }
        }
        for (AddedToken token : tokens) {
            if (byContent.put(token.content(), token) != null) {
                throw new IllegalArgumentException(
                        "added token " + FormatException.quote(token.content()) + " must not occur twice");
            }
        }
        this.shown = byId.stream().map(token -> shown(token, normalizer)).toList();
        this.plain = search(false);
        this.normalized = search(true);
    }

    private static String shown(AddedToken token, Optional<Normalizer> normalizer) {
        return token.normalized() && normalizer.isPresent()
                ? normalizer.get().normalize(token.content())
                : token.content();
    }

    private TokenSearch search(boolean ofNormalized) {
        List<AddedToken> some = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (byId.get(i).normalized() == ofNormalized) {
                some.add(byId.get(i));
                contents.add(shown.get(i));
            }
        }
        return new TokenSearch(some, contents);
    }

    private int indexOf(int id) {
        return ids.length == 0 || id > ids[ids.length - 1] ? -1 : Arrays.binarySearch(ids, id);
    }

    /**
     * The token of an id.
     *
     * @param id any number
     * @return the token, or null
     */
    public @Nullable AddedToken token(int id) {
        int index = indexOf(id);
        return index < 0 ? null : byId.get(index);
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
     * What decoding makes of an added token: its content, of a {@code normalized} one the normalized content, for a
     * decoder undoes what a normalizer did.
     *
     * @param id any number
     * @return the string, or null if no added token has the id
     */
    public @Nullable String shown(int id) {
        int index = indexOf(id);
        return index < 0 ? null : shown.get(index);
    }

    /**
     * Whether decoding leaves a string out when special tokens are skipped.
     *
     * @param token what is shown of a token
     * @return true if it is the content of a special token
     * @implNote As in the reference, a special token that normalization changes is not skipped, since what is shown of
     *     it is not its content.
     */
    public boolean isSpecial(String token) {
        AddedToken found = byContent.get(token);
        return found != null && found.special();
    }

    /**
     * Whether some token is looked for in the normalized text.
     *
     * @return false if {@link #splitRaw} finds all tokens that there are
     */
    public boolean hasNormalized() {
        return byId.stream().anyMatch(AddedToken::normalized);
    }

    /**
     * Whether a quick look shows that {@link #split} would give a text back as it is: no token, and nothing to normalize.
     *
     * @param text the characters, and others behind them; may have unpaired surrogates
     * @param length how many belong to the text
     * @param allowed which special tokens count as such
     * @return false if there may be something to do
     */
    public boolean leaves(char[] text, int length, AllowedSpecial allowed) {
        return (normalizer.isEmpty() || normalizer.get().leaves(text, length))
                && !plain.mayOccur(text, length, allowed)
                && !normalized.mayOccur(text, length, allowed);
    }

    /**
     * The same for a text of Latin-1 characters, a byte each.
     *
     * @param text the characters, and others behind them
     * @param length how many belong to the text
     * @param allowed which special tokens count as such
     * @return false if there may be something to do
     */
    public boolean leaves(byte[] text, int length, AllowedSpecial allowed) {
        return (normalizer.isEmpty() || normalizer.get().leavesLatin1())
                && !plain.mayOccur(text, length, allowed)
                && !normalized.mayOccur(text, length, allowed);
    }

    /**
     * Cuts a text at those tokens that are looked for in the text as it is. What is between them is not normalized.
     *
     * @param text any text; it is not changed
     * @param allowed which special tokens count as such
     * @param parts takes the parts in order, none empty
     */
    public void splitRaw(AlignedText text, AllowedSpecial allowed, Consumer<Segment> parts) {
        plain.split(text, allowed, parts);
    }

    /**
     * Cuts a text into added tokens and what is between them, which is normalized piece by piece. A text without added
     * tokens is not copied.
     *
     * @param text any text; it is normalized in place
     * @param allowed which special tokens count as such
     * @return the parts in order, none empty
     */
    public List<Segment> split(AlignedText text, AllowedSpecial allowed) {
        List<Segment> segments = new ArrayList<>();
        plain.split(text, allowed, part -> {
            if (part.token() != null) {
                segments.add(part);
            } else {
                normalizer.ifPresent(n -> n.normalize(part.text()));
                normalized.split(part.text(), allowed, segments::add);
            }
        });
        return segments;
    }
}
