package org.inkstone.examples.tour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.examples.report.DataStage;
import org.inkstone.examples.report.Ladder;
import org.inkstone.examples.report.TourReport;

/** The figures of a tour for programs: {@code tour.json}. */
final class TourJson {
    private TourJson() {}

    static String of(TourReport report) {
        DataStage data = report.data();
        Map<String, Object> documents = new LinkedHashMap<>();
        documents.put("raw", data.documentsIn());
        Map<String, Object> languages = new LinkedHashMap<>();
        data.languages().forEach(c -> languages.put(c.name(), c.count()));
        documents.put("languages", languages);
        Map<String, Object> dropped = new LinkedHashMap<>();
        data.dropped().forEach(c -> dropped.put(c.name(), c.count()));
        documents.put("dropped", dropped);
        documents.put("duplicates", data.duplicates());
        documents.put("train", data.trainDocuments());
        documents.put("test", data.testDocuments());

        Ladder ladder = report.ladder();
        Map<String, Object> bits = new LinkedHashMap<>();
        bits.put("uniform", ladder.uniform());
        bits.put("unigram", ladder.unigram());
        bits.put("bigram", ladder.bigram());
        bits.put("trigram", ladder.trigram());
        bits.put(
                "gpt",
                ladder.gpt().stream()
                        .map(p -> List.<Object>of(p.tokens(), p.bitsPerByte()))
                        .toList());

        TourReport.Setup setup = report.setup();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("layers", setup.layers());
        shape.put("width", setup.width());
        shape.put("heads", setup.heads());
        shape.put("context", setup.context());
        shape.put("batch", setup.batch());
        shape.put("learningRate", setup.learningRate());
        shape.put("dropout", setup.dropout());

        Map<String, Object> tour = new LinkedHashMap<>();
        tour.put("language", setup.language());
        tour.put("documents", documents);
        tour.put("bitsPerByte", bits);
        tour.put("vocabularySize", report.tokenizer().vocabularySize());
        tour.put("shape", shape);
        tour.put("parameters", setup.parameters());
        tour.put("seed", setup.seed());
        tour.put("tokens", report.training().tokens());
        tour.put("tokensPerSecond", report.timing().tokensPerSecond());
        tour.put("seconds", report.timing().seconds());
        try {
            return new ObjectMapper().writeValueAsString(tour);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
