package org.inkstone.tokenizers.tiktoken;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.added.LeftAsItIs;
import org.inkstone.tokenizers.decoder.ByteLevelIdDecoder;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.model.ByteLevelEncoder;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.inkstone.tokenizers.text.AlignedText;
import org.jspecify.annotations.Nullable;

/**
 * An encoding of tiktoken (tiktoken 编码): ranked tokens, a split pattern and special tokens.
 *
 * <p>The text is cut by the pattern. A piece that is a token is that token; in any other, the two neighbours that
 * together are the token of the lowest rank are joined, the leftmost of equals, until none are left.
 * <pre>{@code
 * TiktokenEncoding encoding = TiktokenEncoding.load(Path.of("cl100k_base.tiktoken"), "cl100k_base");
 * int[] ids = encoding.encode("Hello world");                             // 9906 1917
 * int[] withEnd = encoding.encode("Hi<|endoftext|>", AllowedSpecial.ALL); // 13347 100257
 * String text = encoding.decode(ids);
 * }</pre>
 *
 * <p>tiktoken raises an error for a special token in the text that is not allowed. Here it is the plain text it looks
 * like, which is what tiktoken gives with {@code disallowed_special=()}.
 *
 * <p>Immutable; to be shared between threads. Time is near-linear in the length of the text.
 *
 * @paper Radford, Wu, Child, Luan, Amodei, Sutskever 2019, Language Models are Unsupervised Multitask Learners, 2.2
 * @book 词元化（分词）：BPE 分词
 */
public final class TiktokenEncoding implements SubwordTokenizer {
    private final Vocabulary vocabulary;
    private final SplitPattern pattern;
    private final AddedVocabulary special;
    private final ByteLevelEncoder encoder;
    private final int size;
    private volatile @Nullable ByteLevelIdDecoder decoder;

    /**
     * Makes an encoding.
     *
     * @param vocabulary the tokens, written in the {@link ByteLevelAlphabet}, and their ranks; must have all 256 bytes
     * @param pattern where text is cut
     * @param specialTokens the special tokens and their ids; may be empty
     * @throws IllegalArgumentException if a byte is missing, or an id is out of range or taken
     */
    public TiktokenEncoding(Vocabulary vocabulary, SplitPattern pattern, Map<String, Integer> specialTokens) {
        this.vocabulary = vocabulary;
        this.pattern = pattern;
        int limit = vocabulary.idLimit();
        List<AddedToken> added = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : specialTokens.entrySet()) {
            int id = entry.getValue();
            if (id < 0 || id >= Vocabulary.MAX_IDS || vocabulary.token(id) != null) {
                throw new IllegalArgumentException("id of special token " + FormatException.quote(entry.getKey())
                        + " must be in [0, " + Vocabulary.MAX_IDS + ") and free, got " + id);
            }
            added.add(AddedToken.special(id, entry.getKey()));
            limit = Math.max(limit, id + 1);
        }
        this.special = new AddedVocabulary(added, Optional.empty());
        this.encoder = new ByteLevelEncoder(BytePairEncoding.ofRankedTokens(vocabulary));
        this.size = limit;
        for (int b = 0; b < 256; b++) {
            if (!encoder.covers(b)) {
                throw new IllegalArgumentException(
                        String.format("vocabulary must have all bytes, but 0x%02X is not in it", b));
            }
        }
    }

    /**
     * Reads a rank file.
     *
     * @param file the {@code .tiktoken} file
     * @param encoding the {@linkplain KnownEncoding#names() name} of the encoding, which says where text is cut. Its
     *     special tokens count only if the file's highest rank is that of the encoding's own file; in the file of
     *     another vocabulary their ids would mean nothing
     * @return the encoding
     * @throws org.inkstone.core.io.FormatException if the file is broken; says in which line
     * @throws IllegalArgumentException if the name is not known
     * @throws IOException if the file cannot be read
     */
    public static TiktokenEncoding load(Path file, String encoding) throws IOException {
        KnownEncoding known = KnownEncoding.of(encoding);
        Vocabulary ranks = TiktokenFile.read(file);
        boolean own = ranks.idLimit() == known.rankLimit();
        return new TiktokenEncoding(ranks, known.pattern(), own ? known.specialTokens() : Map.of());
    }

    @Override
    public int[] encode(String text) {
        return encode(text, AllowedSpecial.NONE);
    }

    @Override
    public int[] encode(String text, AllowedSpecial allowed) {
        int[] plain = encoder.encode(text, pattern, new LeftAsItIs(special, allowed));
        if (plain != null) {
            return plain;
        }
        TokenIds ids = new TokenIds(text.length() / 3 + 16);
        for (AddedVocabulary.Segment segment : special.split(AlignedText.unaligned(text, 0, text.length()), allowed)) {
            AddedToken token = segment.token();
            if (token != null) {
                ids.add(token.id());
            } else {
                encoder.encodeAll(segment.text().characters(), 0, segment.text().length(), pattern, ids);
            }
        }
        return ids.toArray();
    }

    /**
     * Encodes text and says where each token stands in it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param allowed which special tokens in the text count as such
     * @param addSpecialTokens makes no difference: an encoding puts none around a text
     * @return ids, tokens in the {@link ByteLevelAlphabet}, and spans; a token that has only some bytes of a character
     *     has the span of the whole character
     */
    @Override
    public Encoding encode(String text, AllowedSpecial allowed, boolean addSpecialTokens) {
        PlacedTokens placed = new PlacedTokens(text, vocabulary);
        for (AddedVocabulary.Segment segment : special.split(AlignedText.unaligned(text, 0, text.length()), allowed)) {
            AddedToken token = segment.token();
            char[] characters = segment.text().characters();
            int limit = segment.text().length();
            if (token != null) {
                placed.add(token, Character.codePointCount(characters, 0, limit));
                continue;
            }
            for (int start = 0; start < limit; ) {
                int end = pattern.end(characters, start, limit);
                TokenIds ids = new TokenIds(4);
                encoder.encode(characters, start, end, ids);
                placed.add(ids, characters, start, end);
                start = end;
            }
        }
        return placed.build();
    }

    @Override
    public String decode(int... ids) {
        return decode(true, ids);
    }

    @Override
    public String decode(boolean skipSpecialTokens, int... ids) {
        return decoder().decode(ids, skipSpecialTokens);
    }

    /**
     * Decodes ids to bytes, which need not be whole characters.
     *
     * @param skipSpecialTokens whether special tokens are left out; if not, they are the UTF-8 of their names
     * @param ids ids that have a token
     * @return the bytes
     * @throws IllegalArgumentException if an id has no token
     */
    public byte[] decodeBytes(boolean skipSpecialTokens, int... ids) {
        return decoder().decodeBytes(ids, skipSpecialTokens);
    }

    /** What decodes; made when it is first needed. */
    private ByteLevelIdDecoder decoder() {
        ByteLevelIdDecoder made = decoder;
        if (made == null) {
            synchronized (this) {
                made = decoder;
                if (made == null) {
                    made = new ByteLevelIdDecoder(size, this::written, id -> special.token(id) != null, true);
                    decoder = made;
                }
            }
        }
        return made;
    }

    /** The token of an id in the {@link ByteLevelAlphabet}. */
    private @Nullable String written(int id) {
        AddedToken added = special.token(id);
        return added == null ? vocabulary.token(id) : ByteLevelAlphabet.write(added.content());
    }

    @Override
    public int vocabularySize() {
        return size;
    }

    @Override
    public int tokenToId(String token) {
        AddedToken added = special.token(token);
        return added == null ? vocabulary.id(token) : added.id();
    }

    @Override
    public @Nullable String idToToken(int id) {
        AddedToken added = special.token(id);
        return added == null ? vocabulary.token(id) : added.content();
    }
}
