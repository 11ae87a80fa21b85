package org.inkstone.tokenizers.decoder;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
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
 * <p>The bytes of every token are held in one array, so that decoding copies them, and makes one string of all. A token
 * of up to eight bytes, as most are, is copied in one go; what is copied too much, the next one overwrites.
 *
 * <p>Cost: O(bytes). Immutable; to be shared between threads.
 */
public final class ByteLevelIdDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    /** Where the bytes of each id start, and of the one after the last end. */
    private final int[] starts;

    private final BitSet special = new BitSet();
    private final int firstSpecial;

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
                        .collect(Collectors.toSet())::contains);
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
     */
    public ByteLevelIdDecoder(int size, IntFunction<@Nullable String> tokens, IntPredicate isSpecial) {
        starts = new int[size + 1];
        ByteArrayOutputStream all = new ByteArrayOutputStream(8 * size);
        for (int id = 0; id < size; id++) {
            starts[id] = all.size();
            special.set(id, isSpecial.test(id));
            String token = tokens.apply(id);
            if (token != null) {
                all.writeBytes(bytes(token));
            }
        }
        int first = special.nextSetBit(0);
        firstSpecial = first < 0 ? Integer.MAX_VALUE : first;
        starts[size] = all.size();
        // So that eight bytes can be read from the last token on.
        all.writeBytes(new byte[Long.BYTES]);
        bytes = all.toByteArray();
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
     * @param ids the ids; one that no token has gives nothing
     * @param skipSpecialTokens whether special tokens are left out
     * @return the text; bytes that are not UTF-8 become U+FFFD, as {@link LossyUtf8} says
     * @throws IllegalArgumentException if an id is out of range, or the text has more than 2 GB
     */
    public String decode(int[] ids, boolean skipSpecialTokens) {
        int skipped = skipSpecialTokens ? firstSpecial : Integer.MAX_VALUE;
        byte[] text = new byte[length(ids, skipped) + Long.BYTES];
        int length = 0;
        for (int id : ids) {
            int start = starts[id];
            int more = starts[id + 1] - start;
            if (id >= skipped && special.get(id)) {
                continue;
            }
            if (more <= Long.BYTES) {
                LONGS.set(text, length, (long) LONGS.get(bytes, start));
            } else {
                System.arraycopy(bytes, start, text, length, more);
            }
            length += more;
        }
        return utf8(text, length);
    }

    /** How many bytes the ids have, at most; checks them. */
    private int length(int[] ids, int skipped) {
        long length = 0;
        for (int id : ids) {
            if (id < 0 || id >= starts.length - 1) {
                throw new IllegalArgumentException("id must be in [0, " + (starts.length - 1) + "), got " + id);
            }
            if (id < skipped || !special.get(id)) {
                length += starts[id + 1] - starts[id];
            }
        }
        if (length > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("text must have less than 2 GB, got " + length + " bytes");
        }
        return (int) length;
    }

    private static String utf8(byte[] text, int length) {
        // The JDK marks every broken piece as we do, but sometimes another number of times.
        String decoded = new String(text, 0, length, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : LossyUtf8.decode(text, length);
    }
}
