package org.inkstone.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A 128-bit fingerprint (指纹) of a text: the first half of the SHA-256 of its UTF-16 code units.
 *
 * <p>Equal texts have equal fingerprints. Different texts have different ones for every practical purpose: among a
 * billion documents the chance of any collision is below 10⁻²⁰, and nobody knows how to make one. The code units are
 * hashed rather than UTF-8, since encoding to UTF-8 would replace unpaired surrogates and so confuse texts.
 *
 * <pre>{@code
 * P(collision) ≈ n² / 2¹²⁹        n = number of different texts
 * }</pre>
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
public record Fingerprint(long high, long low) {
    /**
     * The fingerprint of a text.
     *
     * @param text any string
     * @return its fingerprint, the same on every machine
     */
    public static Fingerprint of(String text) {
        ByteBuffer units = ByteBuffer.allocate(Math.multiplyExact(2, text.length()));
        units.asCharBuffer().put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(units.array()));
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    /**
     * The fingerprint as 32 hexadecimal digits.
     *
     * @return high, then low
     */
    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must support SHA-256", e);
        }
    }
}
