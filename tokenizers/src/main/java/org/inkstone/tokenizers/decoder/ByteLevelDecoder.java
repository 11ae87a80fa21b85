package org.inkstone.tokenizers.decoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Byte-level decoding (字节级解码): characters of the byte-level alphabet become bytes again, and the bytes of all tokens
 * together, read as UTF-8, the text.
 *
 * <p>A token that has a character outside the alphabet, as added tokens may, is taken as it stands. Bytes that are not
 * UTF-8 become U+FFFD, as {@link LossyUtf8} says.
 */
public final class ByteLevelDecoder implements Decoder {
    @Override
    public String decode(List<String> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tokens.size() * 4);
        for (String token : tokens) {
            if (token.chars().allMatch(c -> ByteLevelAlphabet.byteOf(c) >= 0)) {
                token.chars().forEach(c -> bytes.write(ByteLevelAlphabet.byteOf(c)));
            } else {
                bytes.writeBytes(token.getBytes(StandardCharsets.UTF_8));
            }
        }
        return LossyUtf8.decode(bytes.toByteArray());
    }
}
