package org.inkstone.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.inkstone.core.text.Tokenizer;

/**
 * A corpus as one long run of token ids (打包的词元序列): every document is preceded by the end-of-text token, so that
 * a model learns both how documents begin and that one has ended.
 *
 * <pre>{@code
 * documents  [5 6 7] [8 9]        packed  E 5 6 7 E 8 9
 * }</pre>
 *
 * <p>Packing wastes nothing on padding. A training window may span two documents; the end-of-text token tells the
 * model so. Immutable. Memory: 4 bytes a token.
 */
public final class PackedTokens {
    private final int[] ids;
    private final int endOfText;
    private final long documents;
    private final String sha256;

    private PackedTokens(int[] ids, int endOfText, long documents) {
        this.ids = ids;
        this.endOfText = endOfText;
        this.documents = documents;
        this.sha256 = hash(ids);
    }

    /**
     * Packs documents that are token ids already.
     *
     * @param documents ids of each document, none negative
     * @param endOfText id of the end-of-text token, at least 0
     * @return the packed corpus
     * @throws IllegalArgumentException if an id is negative, or the corpus exceeds 2³¹−9 tokens
     */
    public static PackedTokens of(Iterable<int[]> documents, int endOfText) {
        Packer packer = new Packer(endOfText);
        for (int[] document : documents) {
            packer.add(document);
        }
        return packer.pack();
    }

    /**
     * Encodes and packs documents.
     *
     * @param texts the documents
     * @param tokenizer what encodes them
     * @param endOfText id of the tokenizer's end-of-text token, at least 0
     * @return the packed corpus
     * @throws IllegalArgumentException if the corpus exceeds 2³¹−9 tokens
     */
    public static PackedTokens encode(Iterable<String> texts, Tokenizer tokenizer, int endOfText) {
        Packer packer = new Packer(endOfText);
        for (String text : texts) {
            packer.add(tokenizer.encode(text));
        }
        return packer.pack();
    }

    /**
     * The number of ids, end-of-text tokens included.
     *
     * @return at least 0
     */
    public int size() {
        return ids.length;
    }

    /**
     * The number of documents.
     *
     * @return at least 0
     */
    public long documents() {
        return documents;
    }

    /**
     * The number of tokens that a model is asked to predict in held-out evaluation: all but end-of-text.
     *
     * @return at least 0
     */
    public long predictedTokens() {
        return Arrays.stream(ids).filter(id -> id != endOfText).count();
    }

    /**
     * The id that precedes each document.
     *
     * @return the end-of-text id
     */
    public int endOfText() {
        return endOfText;
    }

    /**
     * Copies a stretch.
     *
     * @param from first position, in [0, size − length]
     * @param target where to copy it
     * @param offset first place in the target
     * @param length how many ids
     */
    public void copy(int from, int[] target, int offset, int length) {
        System.arraycopy(ids, from, target, offset, length);
    }

    /**
     * What tells this corpus from any other: SHA-256 over the ids, 4 bytes each, big-endian.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    private static String hash(int[] ids) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (int id : ids) {
            if (!buffer.hasRemaining()) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            buffer.putInt(id);
        }
        digest.update(buffer.flip());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Collects ids in an array that grows. */
    private static final class Packer {
        private static final int LARGEST = Integer.MAX_VALUE - 8;

        private final int endOfText;
        private int[] ids = new int[1024];
        private int size;
        private long documents;

        Packer(int endOfText) {
            this.endOfText = (int) Require.atLeast("endOfText", endOfText, 0);
        }

        void add(int[] document) {
            long needed = size + 1L + document.length;
            if (needed > LARGEST) {
                throw new IllegalArgumentException("a packed corpus must have at most " + LARGEST + " tokens, document "
                        + documents + " would make it " + needed);
            }
            if (needed > ids.length) {
                ids = Arrays.copyOf(ids, (int) Math.min(LARGEST, Math.max(needed, 2L * ids.length)));
            }
            ids[size++] = endOfText;
            for (int id : document) {
                if (id < 0) {
                    throw new IllegalArgumentException(
                            "token ids must be at least 0, got " + id + " in document " + documents);
                }
                ids[size++] = id;
            }
            documents++;
        }

        PackedTokens pack() {
            return new PackedTokens(Arrays.copyOf(ids, size), endOfText, documents);
        }
    }
}
