package org.inkstone.benchmarks;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.IntArrayList;
import java.util.List;

/** JTokkit, which brings its vocabularies along. */
record JTokkitPeer(TiktokenVocabulary vocabulary) implements JvmPeer {
    @Override
    public String name() {
        return "JTokkit";
    }

    @Override
    public JvmTokenizer open() {
        Encoding encoding = vocabulary.jtokkit();
        return new JvmTokenizer() {
            @Override
            public LineWork<?, ?> encoding(List<String> lines) {
                return new LineWork<>(lines, encoding::encodeOrdinary, IntArrayList::size, IntArrayList::toArray);
            }

            @Override
            public LineWork<?, ?> decoding(List<int[]> ids) {
                List<IntArrayList> lists = ids.stream().map(JTokkitPeer::list).toList();
                return new LineWork<>(lists, encoding::decode, String::length, text -> text.codePoints()
                        .toArray());
            }
        };
    }

    private static IntArrayList list(int[] ids) {
        IntArrayList list = new IntArrayList(ids.length);
        for (int id : ids) {
            list.add(id);
        }
        return list;
    }
}
