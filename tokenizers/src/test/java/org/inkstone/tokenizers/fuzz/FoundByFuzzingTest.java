package org.inkstone.tokenizers.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.EncodeOptions;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.junit.jupiter.api.Test;

/** What fuzzing has found, each as small as it gets. */
class FoundByFuzzingTest {
    private static final String UNIGRAM =
            "{'type':'Unigram','unk_id':0,'vocab':[['<unk>',0],['▁',-2],['Y',-1],['\u0308',-1],['a',-1],['b',-1]]}";

    private static HuggingFaceTokenizer tokenizer(String json) throws IOException {
        return Golden.tokenizer(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSameIds(HuggingFaceTokenizer tokenizer, String text, int... ids) {
        assertArrayEquals(ids, tokenizer.encode(text));
        assertArrayEquals(
                ids, tokenizer.encode(text, AllowedSpecial.NONE, false).idArray());
    }

    /** Two pieces of the first character both start at 0, so both get a mark: the values are the reference's. */
    @Test
    void whatBecameOfTheFirstCharacterIsFirst() throws IOException {
        HuggingFaceTokenizer tokenizer = tokenizer("{'normalizer':{'type':'NFD'},'pre_tokenizer':{'type':'Sequence',"
                + "'pretokenizers':[{'type':'FixedLength','length':1},{'type':'Metaspace','replacement':'▁',"
                + "'prepend_scheme':'first','split':false}]},'model':" + UNIGRAM + "}");
        assertSameIds(tokenizer, "Ÿa", 1, 2, 1, 3, 4);
        assertSameIds(tokenizer, "aŸ", 1, 4, 2, 3);
    }

    /** Where the first character went, the piece that is first no longer starts at 0; the reference's values. */
    @Test
    void whatFollowsARemovedCharacterIsNotFirst() throws IOException {
        HuggingFaceTokenizer tokenizer =
                tokenizer("{'normalizer':{'type':'Strip','strip_left':true,'strip_right':false},"
                        + "'pre_tokenizer':{'type':'Sequence','pretokenizers':[{'type':'FixedLength','length':1},"
                        + "{'type':'Metaspace','replacement':'▁','prepend_scheme':'first','split':false}]},'model':"
                        + UNIGRAM
                        + "}");
        assertSameIds(tokenizer, " ab", 4, 5);
        assertSameIds(tokenizer, "ab", 1, 4, 5);
    }

    @Test
    void twoPostProcessorsThatDoNotFitAreRefused() throws IOException {
        String template = "{'type':'TemplateProcessing','single':[{'Sequence':{'id':'A','type_id':0}}],"
                + "'pair':[{'Sequence':{'id':'A','type_id':0}},{'SpecialToken':{'id':'a','type_id':0}},"
                + "{'Sequence':{'id':'B','type_id':0}}],'special_tokens':{'a':{'id':'a','ids':[4],'tokens':['a']}}}";
        HuggingFaceTokenizer tokenizer = tokenizer("{'post_processor':{'type':'Sequence','processors':[" + template
                + "," + template + "]},'model':" + UNIGRAM + "}");
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> tokenizer.encodePair("a", "b", EncodeOptions.DEFAULT));
        assertTrue(e.getMessage().contains("must come before"), e.getMessage());
    }

    /** The reference stops with "not yet implemented". */
    @Test
    void aTemplateBehindOneThatLeavesTheTextOutIsRefused() throws IOException {
        HuggingFaceTokenizer tokenizer = tokenizer("{'post_processor':{'type':'Sequence','processors':["
                + "{'type':'TemplateProcessing','single':[],'pair':[],'special_tokens':{}},"
                + "{'type':'TemplateProcessing','single':[{'Sequence':{'id':'A','type_id':0}}],'pair':[],"
                + "'special_tokens':{}}]},'model':" + UNIGRAM + "}");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> tokenizer.encode("a", EncodeOptions.DEFAULT));
        assertTrue(e.getMessage().contains("got 0 pieces"), e.getMessage());
    }

    /** A long word of which nothing is left, for the vocabulary has none of its bytes. */
    @Test
    void longWordsMayVanish() throws IOException {
        HuggingFaceTokenizer tokenizer = tokenizer("{'pre_tokenizer':{'type':'ByteLevel','add_prefix_space':false,"
                + "'trim_offsets':true,'use_regex':true},'model':{'type':'BPE','vocab':{'a':0,'b':1,'ab':2},"
                + "'merges':[['a','b']]}}");
        assertSameIds(tokenizer, "é".repeat(3000));
        assertSameIds(tokenizer, "é".repeat(300) + "ab", 2);
        assertSameIds(tokenizer, "é".repeat(300) + "ab" + "é".repeat(300), 2);
    }

    @Test
    void errorsStayOnOneLine() {
        FormatException e = assertThrows(
                FormatException.class,
                () -> tokenizer("{'model':{'type':'BPE','vocab':{'\\n':0},'merges':[['ab','\\n']]}}"));
        assertEquals(
                "tokenizer.json: key \"model\": merge 0 (\"ab\" + \"\\u000a\") must name tokens of the vocabulary, but"
                        + " \"ab\" is not in it",
                e.getMessage());
        FormatException pattern = assertThrows(
                FormatException.class,
                () -> tokenizer("{'pre_tokenizer':{'type':'Split','pattern':{'Regex':'(?<a\\nb>x)\\\\k<c\\nd>'},"
                        + "'behavior':'Isolated','invert':false},'model':" + UNIGRAM + "}"));
        assertTrue(pattern.getMessage().lines().count() == 1, pattern.getMessage());
    }
}
