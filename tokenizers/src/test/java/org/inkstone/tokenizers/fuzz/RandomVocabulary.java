package org.inkstone.tokenizers.fuzz;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/** Models of every type with small random vocabularies, as tokenizer.json writes them (随机模型). */
final class RandomVocabulary {
    private RandomVocabulary() {}

    /** Byte-level BPE with all bytes and random merges. */
    static ObjectNode byteLevelModel(RandomGenerator random) {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteLevelAlphabet.character(b)));
        }
        ObjectNode model = Golden.JSON.createObjectNode();
        model.put("type", "BPE");
        model.put("ignore_merges", random.nextBoolean());
        if (random.nextInt(8) == 0) {
            model.put("dropout", random.nextDouble());
        }
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            words.add(ByteLevelAlphabet.write(RandomText.wellFormed(RandomText.part(random))));
        }
        return merges(model, tokens, words, "", random);
    }

    /** A model of any type. */
    static ObjectNode model(RandomGenerator random) {
        ObjectNode model = Golden.JSON.createObjectNode();
        Set<String> tokens = new LinkedHashSet<>();
        boolean unknown = random.nextInt(3) > 0;
        boolean bytes = random.nextInt(3) == 0;
        if (unknown) {
            tokens.add("<unk>");
        }
        if (bytes) {
            for (int b = 0; b < 256; b++) {
                tokens.add(String.format("<0x%02X>", b));
            }
        }
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            words.add(RandomText.wellFormed(RandomText.part(random)));
        }
        return switch (random.nextInt(4)) {
            case 0 -> bytePairEncoding(model, tokens, words, unknown, bytes, random);
            case 1 -> {
                model.put("type", "WordPiece").put("unk_token", "<unk>").put("continuing_subword_prefix", "##");
                model.put("max_input_chars_per_word", random.nextInt(4) == 0 ? random.nextInt(20) : 100);
                tokens.add("<unk>");
                for (String word : words) {
                    word.codePoints().forEach(c -> {
                        tokens.add(Character.toString(c));
                        tokens.add("##" + Character.toString(c));
                    });
                    tokens.add(random.nextBoolean() ? word : "##" + word);
                }
                yield withIds(model, tokens);
            }
            case 2 -> {
                model.put("type", "WordLevel").put("unk_token", "<unk>");
                if (random.nextInt(4) > 0) {
                    tokens.add("<unk>");
                }
                tokens.addAll(words);
                yield withIds(model, tokens);
            }
            default -> {
                tokens.addAll(words);
                words.forEach(word -> word.codePoints()
                        .filter(c -> random.nextInt(4) > 0)
                        .forEach(c -> tokens.add(Character.toString(c))));
                tokens.add("▁");
                yield unigram(model, tokens, unknown, bytes, random);
            }
        };
    }

    private static ObjectNode unigram(
            ObjectNode model, Set<String> tokens, boolean unknown, boolean bytes, RandomGenerator random) {
        model.put("type", "Unigram").put("byte_fallback", bytes);
        if (unknown) {
            model.put("unk_id", 0);
        }
        ArrayNode pieces = model.putArray("vocab");
        for (String token : tokens) {
            double score = random.nextInt(5) == 0 ? -random.nextInt(4) : -10 * random.nextDouble();
            pieces.addArray().add(token).add(score);
        }
        return model;
    }

    private static ObjectNode bytePairEncoding(
            ObjectNode model,
            Set<String> tokens,
            List<String> words,
            boolean unknown,
            boolean bytes,
            RandomGenerator random) {
        model.put("type", "BPE").put("byte_fallback", bytes).put("fuse_unk", random.nextBoolean());
        model.put("ignore_merges", random.nextBoolean());
        if (unknown) {
            model.put("unk_token", "<unk>");
        }
        if (random.nextInt(8) == 0) {
            model.put("dropout", random.nextDouble());
        }
        String prefix = random.nextInt(4) == 0 ? "##" : "";
        if (!prefix.isEmpty()) {
            model.put("continuing_subword_prefix", prefix);
        }
        if (random.nextInt(4) == 0) {
            model.put("end_of_word_suffix", "</w>");
        }
        for (String word : words) {
            word.codePoints().filter(c -> random.nextInt(8) > 0).forEach(c -> {
                tokens.add(Character.toString(c));
                if (!prefix.isEmpty()) {
                    tokens.add(prefix + Character.toString(c));
                }
            });
        }
        tokens.add("▁");
        return merges(model, new ArrayList<>(tokens), words, prefix, random);
    }

    /** Adds merges: some that lead to the words, some of any two tokens. */
    private static ObjectNode merges(
            ObjectNode model, List<String> tokens, List<String> words, String prefix, RandomGenerator random) {
        Set<String> all = new LinkedHashSet<>(tokens);
        ArrayNode merges = model.putArray("merges");
        Set<List<String>> seen = new LinkedHashSet<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            List<String> now = new ArrayList<>(all);
            String left = now.get(random.nextInt(now.size()));
            String right = now.get(random.nextInt(now.size()));
            if (!words.isEmpty() && random.nextInt(4) > 0) {
                String word = words.get(random.nextInt(words.size()));
                int cut = word.isEmpty() ? 0 : random.nextInt(word.length());
                left = word.substring(0, cut);
                right = prefix + word.substring(cut);
            }
            boolean usable = all.contains(left) && all.contains(right) && right.startsWith(prefix);
            if (usable && !left.contains(" ") && !right.contains(" ") && seen.add(List.of(left, right))) {
                merges.addArray().add(left).add(right);
                all.add(left + right.substring(prefix.length()));
            }
        }
        all.addAll(words.subList(0, words.size() / 4));
        all.remove("");
        return withIds(model, all);
    }

    private static ObjectNode withIds(ObjectNode model, Set<String> tokens) {
        ObjectNode ids = model.putObject("vocab");
        tokens.forEach(token -> ids.put(token, ids.size()));
        return model;
    }
}
