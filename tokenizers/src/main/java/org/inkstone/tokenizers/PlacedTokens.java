package org.inkstone.tokenizers;

import java.util.List;
import java.util.Objects;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.EncodingBuilder;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.text.AlignedText;

/** Collects the tokens of a text with their words and their places in it. */
final class PlacedTokens implements TokenModel.TokenSink {
    private final String text;
    private final Vocabulary vocabulary;
    private final EncodingBuilder tokens;
    private AlignedText word = AlignedText.unaligned("", 0, 0);
    private int words;
    /** How far the text has been counted, in UTF-16 units and in code points. */
    private int unit;

    private int point;

    PlacedTokens(List<String> texts, int sequence, Vocabulary vocabulary) {
        this.text = texts.get(sequence);
        this.vocabulary = vocabulary;
        this.tokens = new EncodingBuilder(texts, sequence);
    }

    /** Takes an added token, a word of its own; the text is what it was found as. */
    void add(AddedToken token, AlignedText found) {
        startWord(found);
        add(token.id(), found.toString(), found.originalStart(), found.originalEnd());
    }

    /** The tokens that come now are those of a word. */
    void startWord(AlignedText next) {
        word = next;
        words++;
    }

    @Override
    public void token(int id, int start, int end) {
        token(id, Objects.requireNonNull(vocabulary.token(id), "models give ids of their vocabulary"), start, end);
    }

    @Override
    public void token(int id, String shown, int start, int end) {
        if (start == end) {
            add(id, shown, word.originalStart() + start, word.originalStart() + start);
        } else {
            add(id, shown, word.start(start), word.end(end - 1));
        }
    }

    private void add(int id, String shown, int start, int end) {
        int first = points(start);
        tokens.add(id, shown, words - 1, first, Math.max(first, points(end)));
    }

    Encoding build() {
        return tokens.build();
    }

    /** The number of code points before a place in the text. */
    private int points(int at) {
        point += at >= unit ? text.codePointCount(unit, at) : -text.codePointCount(at, unit);
        unit = at;
        return point;
    }
}
