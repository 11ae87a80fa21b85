package org.inkstone.tokenizers.regex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jcodings.ApplyAllCaseFoldFunction;
import org.jcodings.CaseFoldCodeItem;
import org.jcodings.IntHolder;
import org.jcodings.ascii.AsciiTables;
import org.jcodings.constants.CharacterType;
import org.jcodings.exception.CharacterPropertyException;
import org.jcodings.exception.EncodingError;
import org.jcodings.unicode.UnicodeEncoding;

/**
 * UTF-8 with the character classes of the reference, for Joni. Joni's own tables are of a newer Unicode version; of its
 * foldings of case, those of characters that the reference does not know yet are left out.
 *
 * <p>The bytes are always well-formed, for they come from {@link Utf8Text}.
 */
final class Unicode16 extends UnicodeEncoding {
    static final Unicode16 INSTANCE = new Unicode16();

    private static final int[] LENGTH = new int[256];

    static {
        for (int b = 0; b < 256; b++) {
            LENGTH[b] = b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
        }
    }

    private final CharacterProperties properties = CharacterProperties.table();
    private final int word = properties.number("\\w");
    private final int assigned = properties.number("assigned");

    private Unicode16() {
        super("UTF-8", 1, 4, LENGTH);
        isUTF8 = true;
    }

    @Override
    public int length(byte first) {
        return LENGTH[first & 0xFF];
    }

    @Override
    public int length(byte[] bytes, int at, int end) {
        return LENGTH[bytes[at] & 0xFF];
    }

    @Override
    public boolean isNewLine(byte[] bytes, int at, int end) {
        return at < end && bytes[at] == '\n';
    }

    @Override
    public int mbcToCode(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int length = LENGTH[first];
        if (length == 1) {
            return first;
        }
        int code = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            code = (code << 6) | (bytes[at + i] & 0x3F);
        }
        return code;
    }

    @Override
    public int codeToMbcLength(int code) {
        if (code < 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
            return org.jcodings.exception.ErrorCodes.ERR_INVALID_CODE_POINT_VALUE;
        }
        return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }

    @Override
    public int codeToMbc(int code, byte[] bytes, int at) {
        int length = codeToMbcLength(code);
        if (length == 1) {
            bytes[at] = (byte) code;
            return 1;
        }
        if (length < 0) {
            return length;
        }
        for (int i = length - 1; i > 0; i--) {
            bytes[at + i] = (byte) (0x80 | (code & 0x3F));
            code >>= 6;
        }
        bytes[at] = (byte) ((0xF00 >> length) | code);
        return length;
    }

    @Override
    public int leftAdjustCharHead(byte[] bytes, int from, int at, int end) {
        int head = at;
        while (head > from && (bytes[head] & 0xC0) == 0x80) {
            head--;
        }
        return head;
    }

    @Override
    public boolean isReverseMatchAllowed(byte[] bytes, int at, int end) {
        return true;
    }

    @Override
    public boolean isCodeCType(int code, int type) {
        // Outside of brackets \w takes some numbers of Latin-1 along, such as the superscript two.
        return properties.contains(type == CharacterType.WORD ? word : type, code);
    }

    @Override
    public int[] ctypeCodeRange(int type, IntHolder firstOfSeveralBytes) {
        firstOfSeveralBytes.value = 0x80;
        return properties.set(type);
    }

    @Override
    public int propertyNameToCType(byte[] name, int from, int end) {
        int number = properties.number(new String(name, from, end - from, StandardCharsets.UTF_8));
        if (number < 0) {
            throw new CharacterPropertyException(
                    EncodingError.ERR_INVALID_CHAR_PROPERTY_NAME, Arrays.copyOfRange(name, from, end), 0, end - from);
        }
        return number;
    }

    @Override
    public int mbcCaseFold(int flag, byte[] bytes, IntHolder at, int end, byte[] folded) {
        int from = at.value;
        if (bytes[from] >= 0) {
            folded[0] = AsciiTables.ToLowerCaseTable[bytes[from]];
            at.value++;
            return 1;
        }
        if (isAssigned(mbcToCode(bytes, from, end))) {
            return super.mbcCaseFold(flag, bytes, at, end, folded);
        }
        int length = length(bytes, from, end);
        System.arraycopy(bytes, from, folded, 0, length);
        at.value += length;
        return length;
    }

    @Override
    public void applyAllCaseFold(int flag, ApplyAllCaseFoldFunction function, Object argument) {
        super.applyAllCaseFold(
                flag,
                (from, to, length, o) -> {
                    boolean known = isAssigned(from);
                    for (int i = 0; i < length; i++) {
                        known &= isAssigned(to[i]);
                    }
                    if (known) {
                        function.apply(from, to, length, o);
                    }
                },
                argument);
    }

    @Override
    public CaseFoldCodeItem[] caseFoldCodesByString(int flag, byte[] bytes, int from, int end) {
        CaseFoldCodeItem[] items = super.caseFoldCodesByString(flag, bytes, from, end);
        return Arrays.stream(items)
                .filter(item -> Arrays.stream(item.code).allMatch(this::isAssigned))
                .toArray(CaseFoldCodeItem[]::new);
    }

    private boolean isAssigned(int code) {
        return properties.contains(assigned, code);
    }
}
