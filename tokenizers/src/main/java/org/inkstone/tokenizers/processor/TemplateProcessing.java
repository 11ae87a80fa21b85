package org.inkstone.tokenizers.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * Template processing (模板后处理): puts special tokens around a text or two, as a template says: {@code <s> A </s>},
 * {@code <s> A </s> B:1 </s>:1}. The number behind the colon is the type (segment) of the tokens.
 *
 * <p>Where special tokens are not wanted, the texts still get their places and types.
 *
 * @param single the template for one text
 * @param pair the template for two texts
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
            if (ids.size() != tokens.size()) {
                throw new IllegalArgumentException(
                        "ids and tokens must be equally many, got " + ids.size() + " and " + tokens.size());
            }
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
                            "template must name given special tokens, got " + FormatException.quote(piece.id()));
                }
                if (!piece.special() && !piece.id().equals("A") && !piece.id().equals("B")) {
                    throw new IllegalArgumentException(
                            "sequence of a template must be A or B, got " + FormatException.quote(piece.id()));
                }
            }
        }
        if (single.stream().anyMatch(piece -> !piece.special() && piece.id().equals("B"))) {
            throw new IllegalArgumentException("template for one text must not have a second, got B in it");
        }
    }

    @Override
    public int addedTokens(boolean both) {
        return (both ? pair : single)
                .stream()
                        .filter(Piece::special)
                        .mapToInt(piece -> special(piece).ids().size())
                        .sum();
    }

    @Override
    public List<Encoding> process(List<Encoding> encodings, boolean addSpecialTokens) {
        if (encodings.isEmpty() || encodings.size() > 2) {
            throw new IllegalArgumentException("a template must get one text or two, got " + encodings.size()
                    + " pieces: it must come before whatever else adds or removes pieces in a sequence");
        }
        List<Encoding> pieces = new ArrayList<>();
        for (Piece piece : encodings.size() == 2 ? pair : single) {
            if (!piece.special()) {
                Encoding text = encodings.get(piece.id().equals("A") ? 0 : 1);
                pieces.add(text.eachWindow(window -> window.withTypeId(piece.typeId())));
            } else if (addSpecialTokens) {
                SpecialToken special = special(piece);
                pieces.add(Encoding.ofSpecial(special.ids(), special.tokens(), piece.typeId()));
            }
        }
        return pieces;
    }

    private SpecialToken special(Piece piece) {
        return Objects.requireNonNull(specialTokens.get(piece.id()), "checked when made");
    }
}
