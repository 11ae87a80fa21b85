package org.inkstone.tokenizers.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.pretokenizer.Cl100kPattern;
import org.inkstone.tokenizers.pretokenizer.Gpt2Pattern;
import org.inkstone.tokenizers.pretokenizer.O200kPattern;

/** Small whole tokenizer.json files with random components of every type (随机分词器). */
final class RandomTokenizer {
    private static final String CHARSMAP = Golden.rows("normalizer/longest-prefix.jsonl")
            .get(0)
            .get("charsmap")
            .asText();
    private static final List<String> REGEXES = List.of(
            Gpt2Pattern.INSTANCE.regex(),
            Cl100kPattern.LLAMA3.regex(),
            Cl100kPattern.QWEN.regex(),
            O200kPattern.INSTANCE.regex(),
            "\\p{N}{1,3}",
            "[一-龥぀-ゟ゠-ヿ]+",
            "\\s+",
            "\\w+|[^\\w\\s]+",
            "(?i)[a-f]+",
            " ?[^(\\s|[.,!?…。，、।۔،])]+",
            "(?=.)",
            "$",
            "(a|b)*c",
            "[[:punct:]]",
            "\\h{2}",
            "x*");

    private RandomTokenizer() {}

    /** Any tokenizer. */
    static ObjectNode any(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return byteLevel(random);
        }
        ObjectNode tree = head();
        tree.set("normalizer", random.nextInt(3) == 0 ? null : normalizer(random, 2));
        tree.set("pre_tokenizer", random.nextInt(4) == 0 ? null : preTokenizer(random, 2));
        tree.set("post_processor", random.nextInt(3) == 0 ? null : processor(random, 2));
        tree.set("decoder", random.nextInt(4) == 0 ? null : decoder(random, 2));
        tree.set("model", RandomVocabulary.model(random));
        if (random.nextBoolean()) {
            addTokens(tree, random);
        }
        if (random.nextInt(4) == 0) {
            tree.set("truncation", truncation(random));
        }
        if (random.nextInt(4) == 0) {
            tree.set("padding", padding(random));
        }
        return tree;
    }

    /** A byte-level tokenizer, which gives back any text. */
    static ObjectNode byteLevel(RandomGenerator random) {
        ObjectNode tree = head();
        String whole = byteLevel(false, random.nextBoolean(), true);
        String behind = byteLevel(false, false, false);
        tree.set(
                "pre_tokenizer",
                switch (random.nextInt(3)) {
                    case 0 -> json(whole);
                    case 1 -> json(behind);
                    default -> sequence("pretokenizers", split(random, false), json(behind));
                });
        tree.set("post_processor", random.nextBoolean() ? json(byteLevel(true, random.nextBoolean(), true)) : null);
        tree.set("decoder", json(byteLevel(true, true, true)));
        tree.set("model", RandomVocabulary.byteLevelModel(random));
        return tree;
    }

    /** An order of keys as the reference writes it. */
    private static ObjectNode head() {
        ObjectNode tree = Golden.JSON.createObjectNode();
        tree.put("version", "1.0").putNull("truncation").putNull("padding");
        tree.putArray("added_tokens");
        return tree;
    }

    /** Adds special and other tokens, some of which are in the vocabulary. */
    static void addTokens(ObjectNode tree, RandomGenerator random) {
        ArrayNode tokens = tree.putArray("added_tokens");
        int id = tree.path("model").path("vocab").size();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            String content = RandomText.wellFormed(RandomText.part(random));
            boolean twice = false;
            for (JsonNode other : tokens) {
                twice |= other.get("content").asText().equals(content);
            }
            if (!twice) {
                ObjectNode token = tokens.addObject().put("id", id++).put("content", content);
                for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized", "special")) {
                    token.put(flag, random.nextInt(3) == 0);
                }
            }
        }
    }

    static ObjectNode normalizer(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 13)) {
            case 0, 1, 2, 3 -> type(List.of("NFC", "NFD", "NFKC", "NFKD").get(random.nextInt(4)));
            case 4 -> type("Lowercase");
            case 5 -> type("StripAccents");
            case 6 -> type("Nmt");
            case 7 -> type("ByteLevel");
            case 8 -> type("Strip").put("strip_left", random.nextBoolean()).put("strip_right", random.nextBoolean());
            case 9 ->
                type("Prepend")
                        .put("prepend", random.nextBoolean() ? "▁" : RandomText.wellFormed(RandomText.part(random)));
            case 10 -> replace(random);
            case 11 ->
                type("BertNormalizer")
                        .put("clean_text", random.nextBoolean())
                        .put("handle_chinese_chars", random.nextBoolean())
                        .put("strip_accents", random.nextBoolean() ? null : random.nextBoolean())
                        .put("lowercase", random.nextBoolean());
            case 12 -> type("Precompiled").put("precompiled_charsmap", CHARSMAP);
            default -> sequence("normalizers", normalizer(random, depth - 1), normalizer(random, depth - 1));
        };
    }

    static ObjectNode preTokenizer(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 13)) {
            case 0 -> json(byteLevel(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()));
            case 1, 2, 3 -> split(random, true);
            case 4 ->
                type("Metaspace")
                        .put("replacement", "▁")
                        .put(
                                "prepend_scheme",
                                List.of("always", "first", "never").get(random.nextInt(3)))
                        .put("split", random.nextBoolean());
            case 5 -> type("Whitespace");
            case 6 -> type("WhitespaceSplit");
            case 7 -> type("BertPreTokenizer");
            case 8 -> type("UnicodeScripts");
            case 9 -> type("Punctuation").put("behavior", behavior(random));
            case 10 -> type("Digits").put("individual_digits", random.nextBoolean());
            case 11 -> type("CharDelimiterSplit").put("delimiter", random.nextBoolean() ? " " : "墨");
            case 12 -> type("FixedLength").put("length", random.nextInt(1, 9));
            default -> sequence("pretokenizers", preTokenizer(random, depth - 1), preTokenizer(random, depth - 1));
        };
    }

    static ObjectNode decoder(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> json(byteLevel(true, true, true));
            case 1 -> type("ByteFallback");
            case 2 -> type("Fuse");
            case 3 -> type("WordPiece").put("prefix", "##").put("cleanup", random.nextBoolean());
            case 4 -> type("BPEDecoder").put("suffix", random.nextBoolean() ? "</w>" : "");
            case 5 ->
                type("CTC")
                        .put("pad_token", "<unk>")
                        .put("word_delimiter_token", "▁")
                        .put("cleanup", random.nextBoolean());
            case 6 ->
                type("Strip")
                        .put("content", random.nextBoolean() ? " " : "▁")
                        .put("start", random.nextInt(3))
                        .put("stop", random.nextInt(3));
            case 7 ->
                type("Metaspace")
                        .put("replacement", "▁")
                        .put(
                                "prepend_scheme",
                                List.of("always", "first", "never").get(random.nextInt(3)))
                        .put("split", random.nextBoolean());
            case 8 -> replace(random);
            default -> sequence("decoders", decoder(random, depth - 1), decoder(random, depth - 1));
        };
    }

    static ObjectNode processor(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> json(byteLevel(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()));
            case 1 -> json("{'type':'BertProcessing','sep':['</s>',1],'cls':['<s>',0]}");
            case 2 ->
                json("{'type':'RobertaProcessing','sep':['</s>',1],'cls':['<s>',0],'trim_offsets':"
                        + random.nextBoolean() + ",'add_prefix_space':" + random.nextBoolean() + "}");
            case 3 ->
                json("{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'<s>','type_id':0}},"
                        + "{'Sequence':{'id':'A','type_id':0}}],'pair':[{'Sequence':{'id':'A','type_id':0}},"
                        + "{'SpecialToken':{'id':'<s>','type_id':1}},{'Sequence':{'id':'B','type_id':1}}],"
                        + "'special_tokens':{'<s>':{'id':'<s>','ids':[0,1],'tokens':['<s>','</s>']}}}");
            default -> sequence("processors", processor(random, depth - 1), processor(random, depth - 1));
        };
    }

    static ObjectNode truncation(RandomGenerator random) {
        return Golden.JSON
                .createObjectNode()
                .put("direction", random.nextBoolean() ? "Left" : "Right")
                .put("max_length", random.nextInt(20))
                .put(
                        "strategy",
                        List.of("LongestFirst", "OnlyFirst", "OnlySecond").get(random.nextInt(3)))
                .put("stride", random.nextInt(3));
    }

    static ObjectNode padding(RandomGenerator random) {
        ObjectNode padding = Golden.JSON.createObjectNode();
        if (random.nextBoolean()) {
            padding.put("strategy", "BatchLongest");
        } else {
            padding.putObject("strategy").put("Fixed", random.nextInt(30));
        }
        return padding.put("direction", random.nextBoolean() ? "Left" : "Right")
                .put("pad_to_multiple_of", random.nextInt(9))
                .put("pad_id", 0)
                .put("pad_type_id", 0)
                .put("pad_token", "<pad>");
    }

    private static ObjectNode split(RandomGenerator random, boolean mayRemove) {
        ObjectNode split = type("Split");
        if (random.nextInt(3) == 0) {
            split.putObject("pattern").put("String", RandomText.wellFormed(RandomText.part(random)));
        } else {
            split.putObject("pattern").put("Regex", REGEXES.get(random.nextInt(REGEXES.size())));
        }
        return split.put("behavior", mayRemove ? behavior(random) : "Isolated").put("invert", random.nextBoolean());
    }

    private static ObjectNode replace(RandomGenerator random) {
        ObjectNode replace = type("Replace");
        if (random.nextBoolean()) {
            String text = random.nextBoolean() ? " " : RandomText.wellFormed(RandomText.part(random));
            replace.putObject("pattern").put("String", text);
        } else {
            replace.putObject("pattern").put("Regex", REGEXES.get(random.nextInt(REGEXES.size())));
        }
        return replace.put("content", random.nextBoolean() ? "▁" : RandomText.wellFormed(RandomText.part(random)));
    }

    private static String behavior(RandomGenerator random) {
        return List.of("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous")
                .get(random.nextInt(5));
    }

    private static String byteLevel(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex) {
        return "{'type':'ByteLevel','add_prefix_space':" + addPrefixSpace + ",'trim_offsets':" + trimOffsets
                + ",'use_regex':" + useRegex + "}";
    }

    private static ObjectNode type(String name) {
        return Golden.JSON.createObjectNode().put("type", name);
    }

    private static ObjectNode sequence(String list, ObjectNode first, ObjectNode second) {
        ObjectNode sequence = type("Sequence");
        sequence.putArray(list).add(first).add(second);
        return sequence;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Golden.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
