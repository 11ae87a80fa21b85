package org.inkstone.tokenizers.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * Template processing (模板后处理): puts special tokens around a text, as a template says: {@code <s> A </s>}.
 *
 * @param single the template for one text
 * @param pair the template for two texts; kept for writing
 * @param specialTokens what the special tokens of the templates stand for
 */
public record TemplateProcessing(List<Piece> single, List<Piece> pair, Map<String, SpecialToken> specialTokens)
        implements PostProcessor {
    /**
     * A part of a template.
     *
     * @param special a special token, or else the text
     * @param id the name of the special token, or {@code "A"} or {@code "B"} for the first or second text
     * @param typeId the type (segment) id of its tokens
     */
    public record Piece(boolean special, String id, int typeId) {}

    /**
     * What a special token of a template stands for.
     *
     * @param ids one id or several
     * @param tokens the tokens of the ids
     */
    public record SpecialToken(List<Integer> ids, List<String> tokens) {
        public SpecialToken {
            ids = List.copyOf(ids);
            tokens = List.copyOf(tokens);
        }
    }

    public TemplateProcessing {
        single = List.copyOf(single);
        pair = List.copyOf(pair);
        specialTokens = Map.copyOf(specialTokens);
        for (List<Piece> template : List.of(single, pair)) {
            for (Piece piece : template) {
                if (piece.special() && !specialTokens.containsKey(piece.id())) {
                    throw new IllegalArgumentException(
                            "template must name given special tokens, got \"" + piece.id() + "\"");
                }
                if (!piece.special() && !piece.id().equals("A") && !piece.id().equals("B")) {
                    throw new IllegalArgumentException(
                            "sequence of a template must be A or B, got \"" + piece.id() + "\"");
                }
            }
        }
        if (single.stream().filter(piece -> !piece.special()).count() != 1) {
            throw new IllegalArgumentException("template for one text must have the text once, got " + single);
        }
    }

    @Override
    public Encoding process(Encoding encoding, boolean addSpecialTokens) {
        if (!addSpecialTokens) {
            return encoding;
        }
        List<Integer> ids = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        List<Encoding.Span> spans = new ArrayList<>();
        for (Piece piece : single) {
            SpecialToken special = piece.special() ? specialTokens.get(piece.id()) : null;
            if (special != null) {
                ids.addAll(special.ids());
                tokens.addAll(special.tokens());
                special.ids().forEach(id -> spans.add(Encoding.Span.EMPTY));
            } else {
                ids.addAll(encoding.ids());
                tokens.addAll(encoding.tokens());
                spans.addAll(encoding.spans());
            }
        }
        return new Encoding(encoding.text(), ids, tokens, spans);
    }
}
