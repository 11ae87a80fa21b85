package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.text.AlignedText;

/** Collects the tokens of a text with their places in it. */
final class EncodingBuilder implements TokenModel.TokenSink {
    private final String text;
    private final Vocabulary vocabulary;
    private final List<Integer> ids = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<Encoding.Span> spans = new ArrayList<>();
    private AlignedText word = AlignedText.unaligned("", 0, 0);
    /** How far the text has been counted, in UTF-16 units and in code points. */
    private int unit;

    private int point;

    EncodingBuilder(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /** Takes an added token; the text is what it was found as. */
    void add(AddedToken token, AlignedText found) {
        add(token.id(), found.toString(), found.originalStart(), found.originalEnd());
    }

    /** The tokens that come now are those of a word. */
    void startWord(AlignedText next) {
        word = next;
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
        ids.add(id);
        tokens.add(shown);
        spans.add(new Encoding.Span(points(start), Math.max(points(start), points(end))));
    }

    Encoding build() {
        return new Encoding(text, ids, tokens, spans);
    }

    /** The number of code points before a place in the text. */
    private int points(int at) {
        point += at >= unit ? text.codePointCount(unit, at) : -text.codePointCount(at, unit);
        unit = at;
        return point;
    }
}
