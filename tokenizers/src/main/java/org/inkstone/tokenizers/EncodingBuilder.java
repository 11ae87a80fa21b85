package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/** Collects the tokens of a text with their spans. */
final class EncodingBuilder {
    private final String text;
    private final Vocabulary vocabulary;
    private final TokenIds ids = new TokenIds(64);
    private final List<String> tokens = new ArrayList<>();
    private final List<Encoding.Span> spans = new ArrayList<>();
    /** How far the text has been counted, in UTF-16 units and in code points. */
    private int unit;

    private int point;
    private char[] characters = new char[0];
    /** Code points before the segment. */
    private int segmentStart;
    /** Code points of the segment that had their turn. */
    private int pointsOfSegment;
    /** Whether the segment starts with a space that is not in the text. */
    private boolean prefixed;

    EncodingBuilder(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    TokenIds ids() {
        return ids;
    }

    void add(AddedToken token, int start, int end) {
        ids.add(token.id());
        tokens.add(text.substring(start, end));
        spans.add(new Encoding.Span(points(start), points(end)));
    }

    void startSegment(int start, int end, char[] segment) {
        segmentStart = points(start);
        characters = segment;
        prefixed = segment.length > end - start;
        pointsOfSegment = 0;
    }

    /** Gives spans to the tokens that were appended to {@link #ids} since the last call. */
    void addWord(int start, int end) {
        int first = tokens.size();
        int bytes = 0;
        for (int t = first; t < ids.size(); t++) {
            String token =
                    Objects.requireNonNull(vocabulary.token(ids.get(t)), "the model gives ids of its vocabulary");
            tokens.add(token);
            bytes += token.length();
        }
        int[] pointOfByte = pointOfByte(start, end, bytes);
        int from = 0;
        for (int t = first; t < tokens.size(); t++) {
            int to = from + tokens.get(t).length();
            spans.add(new Encoding.Span(place(pointOfByte[from]), place(pointOfByte[to - 1]) + 1));
            from = to;
        }
    }

    /**
     * The code point, counted in the segment, that each byte of a word belongs to. If the tokens have fewer bytes than
     * the word, the vocabulary lacks some, and those are left out.
     */
    private int[] pointOfByte(int start, int end, int bytes) {
        String word = new String(characters, start, end - start);
        boolean all = ByteLevelAlphabet.write(word).length() == bytes;
        int[] points = new int[bytes];
        int n = 0;
        for (int i = 0; i < word.length(); pointsOfSegment++) {
            String character = Character.toString(word.codePointAt(i));
            String written = ByteLevelAlphabet.write(character);
            for (int b = 0; b < written.length(); b++) {
                if (all || vocabulary.id(written.substring(b, b + 1)) >= 0) {
                    points[n++] = pointsOfSegment;
                }
            }
            i += character.length();
        }
        return points;
    }

    /** The code point of the text for one of the segment; the added space stands for the character behind it. */
    private int place(int pointOfSegment) {
        return segmentStart + (prefixed ? Math.max(0, pointOfSegment - 1) : pointOfSegment);
    }

    Encoding build() {
        List<Integer> all = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            all.add(ids.get(i));
        }
        return new Encoding(text, all, tokens, spans);
    }

    /** The number of code points before a place in the text. */
    private int points(int at) {
        // An added token that starts with white space may overlap one that took that white space along.
        point += at >= unit ? text.codePointCount(unit, at) : -text.codePointCount(at, unit);
        unit = at;
        return point;
    }
}
