package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.inkstone.tokenizers.model.Unigram.Piece;

/** Makes the final vocabulary of a unigram training out of the pieces that are left. */
final class UnigramVocabulary {
    /** By how much the scores of symbols without a piece differ, so that they have an order. */
    private static final double SYMBOL_STEP = 0.0001;

    private final UnigramText text;
    private final List<String> special = new ArrayList<>();
    private final OptionalInt unknownId;
    private final int size;
    /** The symbols that have to be pieces, the rarest first. */
    private final List<String> required;

    UnigramVocabulary(UnigramText text, UnigramTrainer.Options options) {
        this.text = text;
        this.size = options.vocabularySize();
        options.unknownToken()
                .filter(unknown -> !options.specialTokens().contains(unknown))
                .ifPresent(special::add);
        for (String token : options.specialTokens()) {
            if (!special.contains(token)) {
                special.add(token);
            }
        }
        unknownId = options.unknownToken()
                .map(special::indexOf)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        required = required(options.initialAlphabet());
        if (special.size() + required.size() > size) {
            throw new IllegalArgumentException("vocabularySize must be at least " + (special.size() + required.size())
                    + ", which is " + special.size() + " special tokens and " + required.size()
                    + " different characters of the text, got " + size);
        }
    }

    OptionalInt unknownId() {
        return unknownId;
    }

    /** How many pieces there may be, if the required symbols that are no pieces are still to be added. */
    int room(UnigramPieces pieces) {
        Set<String> missing = new HashSet<>(required);
        for (int piece = 1; piece < pieces.size(); piece++) {
            if (pieces.length(piece) == 1) {
                missing.remove(text.string(pieces.place(piece), 1));
            }
        }
        return size - special.size() - missing.size();
    }

    /** The special tokens, then the symbols and the first of the pieces, by score. */
    List<Piece> choose(UnigramPieces pieces) {
        Map<String, Double> scores = new HashMap<>();
        for (int piece = 1; piece < pieces.size(); piece++) {
            if (pieces.length(piece) == 1) {
                scores.put(text.string(pieces.place(piece), 1), pieces.score(piece));
            }
        }
        double lowest = pieces.size() > 1 ? pieces.lowestScore() : 0;
        List<Piece> chosen = new ArrayList<>();
        Set<String> taken = new HashSet<>(special);
        int missing = 0;
        for (String symbol : required) {
            Double score = scores.get(symbol);
            chosen.add(new Piece(symbol, score != null ? score : lowest + SYMBOL_STEP * missing++));
            taken.add(symbol);
        }
        for (int piece = 1; piece < pieces.size() && special.size() + chosen.size() < size; piece++) {
            String string = text.string(pieces.place(piece), pieces.length(piece));
            if (taken.add(string)) {
                chosen.add(new Piece(string, pieces.score(piece)));
            }
        }
        chosen.sort(Comparator.comparingDouble(Piece::score).reversed());
        List<Piece> all = new ArrayList<>();
        special.forEach(token -> all.add(new Piece(token, 0)));
        all.addAll(chosen);
        return all;
    }

    private List<String> required(List<String> initialAlphabet) {
        Map<Integer, Long> counts = new HashMap<>();
        initialAlphabet.forEach(symbol -> counts.put(symbol.codePointAt(0), 0L));
        for (int w = 0; w < text.words(); w++) {
            for (int i = text.starts[w]; i < text.end(w); i++) {
                counts.merge(text.codePoints[text.symbols[i]], text.counts[w], Long::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Character.toString(entry.getKey()))
                .filter(symbol -> !special.contains(symbol))
                .toList();
    }
}
