package org.inkstone.tokenizers.added;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which special tokens count as such when they stand in a text (允许的特殊词元). Text from a user should allow
 * {@link #NONE}; {@link #ALL} is what Hugging Face tokenizers does unless told otherwise.
 */
public final class AllowedSpecial {
    /** Special tokens in text are the plain text they look like. */
    public static final AllowedSpecial NONE = new AllowedSpecial(Set.of());
    /** Special tokens in text are special tokens. */
    public static final AllowedSpecial ALL = new AllowedSpecial(null);

    private final @Nullable Set<String> contents;

    private AllowedSpecial(@Nullable Set<String> contents) {
        this.contents = contents;
    }

    /**
     * Only some special tokens count.
     *
     * @param contents their strings
     * @return the choice
     */
    public static AllowedSpecial only(String... contents) {
        return new AllowedSpecial(Set.of(contents));
    }

    /** Whether no special token is allowed. */
    boolean isNone() {
        return contents != null && contents.isEmpty();
    }

    boolean allows(AddedToken token) {
        return !token.special() || contents == null || contents.contains(token.content());
    }
}
