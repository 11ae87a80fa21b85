package org.inkstone.tokenizers.added;

import java.util.List;
import java.util.function.Consumer;
import org.inkstone.tokenizers.pretokenizer.CharacterClasses;
import org.inkstone.tokenizers.text.AlignedText;
import org.jspecify.annotations.Nullable;

/** Looks for some added tokens in a text and applies their conditions (添加词元的查找). */
final class TokenSearch {
    private final TokenTrie trie;
    private final List<AddedToken> tokens;
    private final boolean onlySpecial;

    /** The tokens, and the string to look for of each. */
    TokenSearch(List<AddedToken> tokens, List<String> contents) {
        this.tokens = tokens;
        this.trie = new TokenTrie(contents);
        this.onlySpecial = tokens.stream().allMatch(AddedToken::special);
    }

    private boolean isSearched(AllowedSpecial allowed) {
        return !tokens.isEmpty() && !(onlySpecial && allowed.isNone());
    }

    /** Whether a text may have tokens that are looked for, conditions aside. */
    boolean mayOccur(char[] text, int length, AllowedSpecial allowed) {
        return isSearched(allowed) && trie.find(text, 0, length, new TokenTrie.Match());
    }

    /** The same for a text of Latin-1 characters, a byte each. */
    boolean mayOccur(byte[] text, int length, AllowedSpecial allowed) {
        return isSearched(allowed) && trie.occurs(text, length);
    }

    /** Cuts a text at the tokens that it has; the parts are given out in order, none is empty. */
    void split(AlignedText aligned, AllowedSpecial allowed, Consumer<AddedVocabulary.Segment> parts) {
        int to = aligned.length();
        char[] text = aligned.characters();
        int done = 0;
        TokenTrie.Match match = new TokenTrie.Match();
        boolean search = isSearched(allowed);
        while (search && trie.find(text, match.end, to, match)) {
            AddedToken token = tokens.get(match.token);
            int start = match.start;
            int end = match.end;
            if (allowed.allows(token) && (!token.singleWord() || isWord(text, start, end, to))) {
                if (token.leftStrip()) {
                    // White space that the token before took is gone, and so is a token that was made of it.
                    start = spaceBefore(text, start, done);
                }
                if (token.rightStrip()) {
                    end = spaceBehind(text, end, to);
                }
                add(aligned, done, start, null, parts);
                add(aligned, start, end, token, parts);
                done = end;
            }
        }
        add(aligned, done, to, null, parts);
    }

    private static void add(
            AlignedText aligned,
            int start,
            int end,
            @Nullable AddedToken token,
            Consumer<AddedVocabulary.Segment> parts) {
        if (start < end) {
            parts.accept(new AddedVocabulary.Segment(aligned.slice(start, end), token));
        }
    }

    private static int spaceBefore(char[] text, int end, int from) {
        int start = Math.max(end, from);
        while (start > from && CharacterClasses.isWhiteSpace(text[start - 1])) {
            start--;
        }
        return start;
    }

    private static int spaceBehind(char[] text, int start, int to) {
        int end = start;
        while (end < to && CharacterClasses.isWhiteSpace(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char[] text, int start, int end, int to) {
        return (start == 0 || !CharacterClasses.isWord(Character.codePointBefore(text, start)))
                && (end == to || !CharacterClasses.isWord(Character.codePointAt(text, end, to)));
    }
}
