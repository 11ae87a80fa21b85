package org.inkstone.data.deduplication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.data.Document;
import org.inkstone.data.Fingerprint;

/**
 * Exact deduplication (精确去重): keeps the first document of each text and drops the others.
 *
 * <p>Texts are compared by a 128-bit {@link Fingerprint} after {@link Normalization}, so memory grows by about 150 bytes a
 * kept document, whatever its length. Documents must come in a fixed order for the result to be reproducible. Not safe for
 * use by several threads.
 *
 * @paper Lee et al. 2021, Deduplicating Training Data Makes Language Models Better, arXiv 2107.06499 (why it matters)
 * @book 数据预处理：数据去重
 */
public final class ExactDeduplicator {
    private final Normalization normalization;
    private final Map<Fingerprint, String> keptIds = new HashMap<>();
    private final Map<Fingerprint, Group> groups = new LinkedHashMap<>();
    private long droppedCount;

    /**
     * Starts with no documents seen.
     *
     * @param normalization what counts as the same text
     */
    public ExactDeduplicator(Normalization normalization) {
        this.normalization = normalization;
    }

    /**
     * Documents with the same text.
     *
     * @param keptId the id of the first one, which was kept
     * @param droppedIds the ids of the others in the order in which they came, at least one
     */
    public record Cluster(String keptId, List<String> droppedIds) {
        public Cluster {
            droppedIds = List.copyOf(droppedIds);
        }
    }

    private record Group(String keptId, List<String> droppedIds) {}

    /**
     * Looks at the next document.
     *
     * @param document the document
     * @return true if its text is new and it is to be kept
     */
    public boolean add(Document document) {
        Fingerprint fingerprint = Fingerprint.of(normalization.apply(document.text()));
        String kept = keptIds.putIfAbsent(fingerprint, document.id());
        if (kept == null) {
            return true;
        }
        groups.computeIfAbsent(fingerprint, f -> new Group(kept, new ArrayList<>()))
                .droppedIds()
                .add(document.id());
        droppedCount++;
        return false;
    }

    /**
     * How many documents were kept.
     *
     * @return at least 0
     */
    public long keptCount() {
        return keptIds.size();
    }

    /**
     * How many documents were dropped.
     *
     * @return at least 0
     */
    public long droppedCount() {
        return droppedCount;
    }

    /**
     * The texts that came more than once.
     *
     * @return clusters in the order in which their first duplicate came
     */
    public List<Cluster> clusters() {
        return groups.values().stream()
                .map(group -> new Cluster(group.keptId(), group.droppedIds()))
                .toList();
    }
}
