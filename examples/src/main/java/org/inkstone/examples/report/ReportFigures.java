package org.inkstone.examples.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;

/** The figures that the charts draw, as JSON that may stand inside a script element. */
final class ReportFigures {
    private ReportFigures() {}

    static String json(TourReport report) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            ladder(json, report.ladder());
            json.writeNumberField("bytesPerToken", report.tokenizer().bytesPerToken());
            json.writeNumberField("vocabularySize", report.tokenizer().vocabularySize());
            json.writeArrayFieldStart("training");
            for (TrainingCurve.Point point : report.training().points()) {
                numbers(json, (double) point.tokens(), point.loss(), point.smoothed(), point.learningRate());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("lengths");
            for (TokenizerStage.LengthCount length : report.tokenizer().lengths()) {
                numbers(json, length.bytes(), length.tokens());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("compression");
            for (TokenizerStage.Compression point : report.tokenizer().compression()) {
                numbers(json, point.vocabularySize(), point.bytesPerToken());
            }
            json.writeEndArray();
            attention(json, report.attention());
            json.writeEndObject();
        }
        return escape(text.toString());
    }

    private static void ladder(JsonGenerator json, Ladder ladder) throws IOException {
        json.writeObjectFieldStart("ladder");
        json.writeNumberField("uniform", ladder.uniform());
        json.writeNumberField("unigram", ladder.unigram());
        json.writeNumberField("bigram", ladder.bigram());
        json.writeNumberField("trigram", ladder.trigram());
        json.writeArrayFieldStart("gpt");
        for (Ladder.Point point : ladder.gpt()) {
            numbers(json, (double) point.tokens(), point.bitsPerByte());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void attention(JsonGenerator json, AttentionMap map) throws IOException {
        int length = map.tokens().size();
        json.writeObjectFieldStart("attention");
        json.writeArrayFieldStart("tokens");
        for (String token : map.tokens()) {
            json.writeString(Display.token(token));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        for (int layer = 0; layer < map.layers(); layer++) {
            json.writeStartArray();
            for (int head = 0; head < map.heads(); head++) {
                json.writeStartArray();
                for (int query = 0; query < length; query++) {
                    double[] row = new double[length];
                    for (int key = 0; key < length; key++) {
                        row[key] = Math.round(map.weight(layer, head, query, key) * 1000.0) / 1000.0;
                    }
                    numbers(json, row);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, double... numbers) throws IOException {
        json.writeStartArray();
        for (double number : numbers) {
            if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                json.writeNumber((long) number);
            } else {
                json.writeNumber(number);
            }
        }
        json.writeEndArray();
    }

    /** These characters stand in strings only, where JSON has another way to write them. */
    private static String escape(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
