package org.inkstone.examples.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Writes a {@link TourReport} as one HTML page that needs no other file and asks no server for anything: style,
 * charts, figures and Chart.js itself stand in the page. All text is escaped; a content security policy in the page
 * forbids requests.
 */
public final class TourReportPage {
    private static final String CHART_POM = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private final String docsBase;

    /** A page whose links to the documentation start at the tour's default folder within the repository. */
    public TourReportPage() {
        this(DocsPages.DEFAULT_BASE);
    }

    /**
     * A page with links to the documentation.
     *
     * @param docsBase what stands before the name of each page, such as {@code "../../docs/"}
     */
    public TourReportPage(String docsBase) {
        this.docsBase = docsBase;
    }

    /**
     * Renders a report.
     *
     * @param report the figures
     * @return the page; write it in UTF-8
     * @throws IOException if a part of the page is missing from the class path
     */
    public String render(TourReport report) throws IOException {
        String version = chartVersion();
        String chart = "/META-INF/resources/webjars/chart.js/" + version;
        Map<String, Object> values = new HashMap<>(new ReportView(report).values());
        values.put("docs", DocsPages.links(docsBase));
        values.put("json", ReportFigures.json(report));
        values.put("css", resource("report.css"));
        values.put("js", script(resource("report.js")));
        values.put("chartJs", script(resource(chart + "/dist/chart.umd.js")));
        values.put("chartVersion", version);
        values.put("chartLicence", resource(chart + "/LICENSE.md"));
        Template template = Mustache.compiler().escapeHTML(true).compile(resource("report.mustache"));
        return template.execute(values);
    }

    private static String chartVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open(CHART_POM)) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    /** A script may not hold its own end tag, and a map of its source would be one more request. */
    private static String script(String code) {
        return code.replaceAll("(?m)^//# sourceMappingURL=.*$", "").replace("</script", "<\\/script");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = TourReportPage.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " on the class path");
        }
        return in;
    }
}
