package io.shopguide.monitoring.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Draws a drift report as one HTML page that needs nothing else: no script, no font, no network.
 *
 * <p>Immutable and thread-safe.
 */
public final class DriftPage {
  private static final String STYLE =
      """
      <style>
      :root { color-scheme: light dark; --ink: #1d2733; --quiet: #5d6b7a; --line: #d6dde4;
        --paper: #ffffff; --reference: #9aa8b5; --window: #2f6fb3; --alarm: #c2410c; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --quiet: #9aa8b5;
        --line: #38434e; --paper: #14191e; --reference: #6b7986; --window: #6ea8e5;
        --alarm: #f08a54; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2.2rem 0 0; }
      p { margin: .2rem 0 .8rem; color: var(--quiet); } .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; margin-top: 1rem; white-space: nowrap; }
      th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
      .drifted { color: var(--alarm); font-weight: 600; }
      svg { width: 100%; height: auto; } text { fill: var(--ink); font-size: 12px; }
      text.share { fill: var(--quiet); } text.moved { font-weight: 600; }
      .r { fill: var(--reference); } .w { fill: var(--window); } .w.m { fill: var(--alarm); }
      .axis { stroke: var(--line); }
      </style></head><body>
      """;
  private static final int LABEL_WIDTH = 190;
  private static final int CHART_WIDTH = 720;
  private static final int BAR_SPACE = CHART_WIDTH - LABEL_WIDTH - 110;
  private static final int ROW = 28;
  private static final int LABEL_CHARACTERS = 28;

  private DriftPage() {}

  /**
   * Draws a report.
   *
   * @param report the report
   * @return the text of the page
   */
  public static String html(DriftReport report) {
    StringBuilder page = new StringBuilder(1 << 14);
    int alarms = report.drifted().size();
    String title = "Drift report, window " + report.window();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>").append(title).append("</title>\n").append(STYLE);
    page.append("<h1>").append(title).append("</h1>\n<p>");
    page.append(
        alarms == 0
            ? "No feature raises an alarm; there are " + report.features().size() + "."
            : alarms + " of " + report.features().size() + " features raised an alarm.");
    page.append("</p>\n");
    table(report.features(), page);
    report.features().stream().filter(f -> f.segment() >= 0).forEach(f -> chart(f, page));
    return page.append("</body></html>\n").toString();
  }

  /**
   * Draws a report into a file.
   *
   * @param report the report
   * @param file where to; an existing file is replaced
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(DriftReport report, Path file) {
    try {
      Files.writeString(file, html(report));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the drift report " + file, e);
    }
  }

  private static void table(List<FeatureDrift> features, StringBuilder page) {
    page.append(
        """
        <div class="scroll"><table><thead><tr><th>Feature</th><th>Decision</th><th>Statistic</th>
        <th class="n">Value</th><th class="n">Limit</th><th class="n">p</th>
        <th class="n">Reference</th><th class="n">Window</th><th class="n">Bins</th></tr></thead><tbody>
        """);
    for (FeatureDrift feature : features) {
      page.append("<tr><td>").append(escaped(feature.feature())).append("</td><td");
      page.append(feature.decision() == Decision.DRIFTED ? " class=\"drifted\">" : ">");
      page.append(words(feature.decision())).append("</td>");
      DriftTest test = feature.test().orElse(null);
      cell(page, "", test == null ? "" : words(test.statistic()));
      cell(page, " class=\"n\"", test == null ? "" : number(test.value()));
      cell(page, " class=\"n\"", test == null ? "" : number(test.limit()));
      cell(page, " class=\"n\"", test == null ? "" : number(test.pValue()));
      cell(page, " class=\"n\"", test == null ? "" : count(test.n()));
      cell(page, " class=\"n\"", count(feature.windowValues()));
      cell(page, " class=\"n\"", test == null ? "" : Integer.toString(test.bins()));
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private static void cell(StringBuilder page, String attributes, String text) {
    page.append("<td").append(attributes).append('>').append(text).append("</td>");
  }

  private static void chart(FeatureDrift feature, StringBuilder page) {
    List<BinShift> shifts = feature.shifts();
    BinShift most = shifts.get(feature.segment());
    page.append("<h2>").append(escaped(feature.feature())).append("</h2>\n<p>Most moved: ");
    page.append(escaped(most.label())).append(", from ").append(percent(most.referenceShare()));
    page.append(" of the reference (upper bar) to ").append(percent(most.windowShare()));
    page.append(" of the window (lower bar).</p>\n");
    double greatest =
        shifts.stream()
            .mapToDouble(s -> Math.max(s.referenceShare(), s.windowShare()))
            .max()
            .orElse(1);
    int height = shifts.size() * ROW + 6;
    page.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"".formatted(CHART_WIDTH, height));
    page.append(escaped("Shares of the bins of " + feature.feature())).append("\">\n");
    page.append(
        "<line class=\"axis\" x1=\"%1$d\" x2=\"%1$d\" y1=\"0\" y2=\"%2$d\"/>\n"
            .formatted(LABEL_WIDTH, height));
    for (int bin = 0; bin < shifts.size(); bin++) {
      bars(shifts.get(bin), bin * ROW + 4, bin == feature.segment(), BAR_SPACE / greatest, page);
    }
    page.append("</svg>\n");
  }

  private static void bars(
      BinShift shift, int top, boolean moved, double scale, StringBuilder page) {
    page.append("<g><title>").append(escaped(shift.label())).append("</title>");
    page.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>"
            .formatted(LABEL_WIDTH - 8, top + 15, moved ? " class=\"moved\"" : ""));
    page.append(escaped(shortened(shift.label()))).append("</text>");
    bar(page, "r", top, shift.referenceShare() * scale);
    bar(page, moved ? "w m" : "w", top + 11, shift.windowShare() * scale);
    double end = Math.max(shift.referenceShare(), shift.windowShare()) * scale + LABEL_WIDTH + 6;
    page.append("<text class=\"share\" x=\"%s\" y=\"%d\">".formatted(coordinate(end), top + 15));
    page.append(percent(shift.referenceShare())).append(" \u2192 ");
    page.append(percent(shift.windowShare())).append("</text></g>\n");
  }

  private static void bar(StringBuilder page, String kind, int top, double width) {
    page.append(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"9\"/>"
            .formatted(kind, LABEL_WIDTH, top, coordinate(width)));
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return "none";
    }
    return String.format(Locale.ROOT, value != 0 && value < 1e-3 ? "%.1e" : "%.4f", value);
  }

  private static String words(Enum<?> constant) {
    String text = constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return constant == DriftStatistic.PSI ? "PSI" : text;
  }

  /** Cut to a label's length, never between the halves of a character. */
  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LABEL_CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LABEL_CHARACTERS - 1)) + "\u2026";
  }

  /** Text as HTML and SVG take it, in elements and attributes; control characters become spaces. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }
}
