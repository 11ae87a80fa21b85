package org.inkstone.tokenizers.decoder;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.jspecify.annotations.Nullable;

/**
 * Byte-level decoding straight from ids (由编号直接解码): the fast version of {@link ByteLevelDecoder}.
 *
 * <p>The bytes of every token are held in one table, so that decoding copies them, and makes one string of all.
 *
 * <p>Cost: O(bytes). Immutable; to be shared between threads.
 */
public final class ByteLevelIdDecoder implements IdDecoder {
    private final TokenBytes tokens;
    private final SpareJoiner spare = new SpareJoiner();

    /**
     * Makes a decoder.
     *
     * @param vocabulary the tokens, written in the byte-level alphabet
     * @param addedTokens the added tokens, which hide tokens of the vocabulary with the same ids
     */
    public ByteLevelIdDecoder(Vocabulary vocabulary, List<AddedToken> addedTokens) {
        this(
                Math.max(
                        vocabulary.idLimit(),
                        addedTokens.stream().mapToInt(AddedToken::id).max().orElse(-1) + 1),
                new Shown(vocabulary, addedTokens)::token,
                addedTokens.stream()
                        .filter(AddedToken::special)
                        .map(AddedToken::id)
                        .collect(Collectors.toSet())::contains,
                false);
    }

    /** The token of each id, where added tokens hide others. */
    private static final class Shown {
        private final Vocabulary vocabulary;
        private final Map<Integer, String> added = new HashMap<>();

        Shown(Vocabulary vocabulary, List<AddedToken> addedTokens) {
            this.vocabulary = vocabulary;
            addedTokens.forEach(token -> added.put(token.id(), token.content()));
        }

        @Nullable
        String token(int id) {
            String found = added.get(id);
            return found == null ? vocabulary.token(id) : found;
        }
    }

    /**
     * Makes a decoder.
     *
     * @param size one more than the highest id
     * @param tokens the token of each id, null for none
     * @param isSpecial whether an id is that of a special token
     * @param refusesNone whether decoding an id without a token is an error; if not, it gives nothing
     */
    public ByteLevelIdDecoder(
            int size, IntFunction<@Nullable String> tokens, IntPredicate isSpecial, boolean refusesNone) {
        TokenBytes.Builder builder = new TokenBytes.Builder();
        for (int id = 0; id < size; id++) {
            String token = tokens.apply(id);
            if (token != null) {
                builder.add(id, bytes(token), isSpecial.test(id));
            }
        }
        this.tokens = builder.build(size, refusesNone);
    }

    /** The bytes of a token; one that is not written in the alphabet, as added tokens may be, stands for itself. */
    private static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = ByteLevelAlphabet.byteOf(token.charAt(i));
            if (value < 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    /**
     * Decodes ids.
     *
     * @param ids the ids
     * @param skipSpecialTokens whether special tokens are left out
     * @return the text; bytes that are not UTF-8 become U+FFFD, as {@link LossyUtf8} says
     * @throws IllegalArgumentException if an id is out of range, or without a token where that is refused, or the text
     *     has more than 2 GB
     */
    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        TokenJoiner joiner = spare.take();
        joiner.append(tokens, ids, 0, ids.length, skipSpecialTokens);
        String text = joiner.text();
        spare.put(joiner);
        return text;
    }

    /**
     * Decodes ids to bytes, which need not be whole characters.
     *
     * @param ids the ids
     * @param skipSpecialTokens whether special tokens are left out
     * @return the bytes
     * @throws IllegalArgumentException as {@link #decode} does
     */
    public byte[] decodeBytes(int[] ids, boolean skipSpecialTokens) {
        TokenJoiner joiner = spare.take();
        joiner.endLatin();
        joiner.append(tokens, ids, 0, ids.length, skipSpecialTokens);
        byte[] bytes = joiner.bytes();
        spare.put(joiner);
        return bytes;
    }
}
