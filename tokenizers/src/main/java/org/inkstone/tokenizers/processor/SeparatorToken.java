package org.inkstone.tokenizers.processor;

import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * A special token that marks where a text starts or ends (分隔词元).
 *
 * @param token the token
 * @param id its id, at least 0
 */
public record SeparatorToken(String token, int id) {
    Encoding encoding(int typeId) {
        return Encoding.ofSpecial(List.of(id), List.of(token), typeId);
    }
}
