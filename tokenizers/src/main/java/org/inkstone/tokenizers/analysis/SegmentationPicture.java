package org.inkstone.tokenizers.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * A sentence split by several tokenizers, side by side (分词对照图): one row of boxes a tokenizer, as SVG.
 *
 * <p>Each box shows the part of the text that a token stands for, with {@code ␣} for a space. A token that stands for
 * some bytes of a character only shows a dot, all but the first of them.
 */
public final class SegmentationPicture {
    private static final int UNIT = 9;
    private static final int ROW = 46;
    private static final int PAD = 6;
    private static final int GAP = 3;
    private static final String[] COLORS = {"#dbeafe", "#fef3c7", "#dcfce7", "#fae8ff", "#ffe4e6"};

    private record Row(String name, List<String> boxes) {}

    private final List<Row> rows = new ArrayList<>();

    /** An empty picture. */
    public SegmentationPicture() {}

    /**
     * Adds a tokenizer's row.
     *
     * @param name what the row is called
     * @param encoding the sentence as the tokenizer encodes it
     * @return this
     */
    public SegmentationPicture add(String name, Encoding encoding) {
        List<String> boxes = new ArrayList<>();
        Encoding.Span before = Encoding.Span.EMPTY;
        List<Encoding.Span> spans = encoding.utf16Spans();
        for (int i = 0; i < spans.size(); i++) {
            Encoding.Span span = spans.get(i);
            if (span.start() == span.end()) {
                boxes.add(encoding.tokens().get(i));
            } else {
                boxes.add(span.equals(before) ? "·" : encoding.text().substring(span.start(), span.end()));
            }
            before = span;
        }
        return add(name, boxes);
    }

    /**
     * Adds a row of boxes.
     *
     * @param name what the row is called
     * @param boxes what the boxes show
     * @return this
     */
    public SegmentationPicture add(String name, List<String> boxes) {
        rows.add(new Row(name, List.copyOf(boxes)));
        return this;
    }

    /**
     * Draws the picture.
     *
     * @return an SVG document
     */
    public String toSvg() {
        int label = rows.stream().mapToInt(row -> width(row.name())).max().orElse(0) * UNIT + 2 * PAD;
        StringBuilder body = new StringBuilder();
        int right = 0;
        int y = PAD;
        for (Row row : rows) {
            text(
                    body,
                    PAD,
                    y + 26,
                    "start",
                    "#374151",
                    row.name() + " · " + row.boxes().size());
            int x = label + 5 * UNIT;
            for (int i = 0; i < row.boxes().size(); i++) {
                String shown = row.boxes().get(i).replace(' ', '␣').replace("\n", "⏎");
                int w = width(shown) * UNIT + 2 * PAD;
                body.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"32\" rx=\"5\" fill=\"%s\" stroke=\"#9ca3af\"/>%n",
                        x,
                        y + 4,
                        w,
                        COLORS[i % COLORS.length]));
                text(body, x + w / 2, y + 26, "middle", "#111827", shown);
                x += w + GAP;
            }
            right = Math.max(right, x);
            y += ROW;
        }
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n%s</svg>%n",
                        right + PAD,
                        y + PAD,
                        body)
                .replace("\r\n", "\n");
    }

    private static void text(StringBuilder out, int x, int y, String anchor, String color, String content) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\" font-family=\"monospace\" font-size=\"15\">%s"
                        + "</text>%n",
                x,
                y,
                anchor,
                color,
                escape(content)));
    }

    private static String escape(String content) {
        StringBuilder out = new StringBuilder();
        content.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowedInXml(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isAllowedInXml(int codePoint) {
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return codePoint >= 0x20 && !surrogate && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }

    /** Columns of a monospaced font: two for Chinese, Japanese, Korean and emoji. */
    private static int width(String content) {
        return content.codePoints()
                .map(c -> (c >= 0x1100 && c < 0x1200)
                                || (c >= 0x2E80 && c < 0xD7B0)
                                || (c >= 0xF900 && c < 0xFB00)
                                || (c >= 0xFF00 && c < 0xFF61)
                                || c >= 0x1F000
                        ? 2
                        : 1)
                .sum();
    }
}
