package io.shopguide.guide.watch;

import io.shopguide.lexicon.Concept;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.ParsedQuery;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form in which lists name queries. A short text is told as it is, in lower case: what many
 * shoppers type is nobody's secret. A long text, and one that could hold an address or a number
 * that belongs to somebody, is told by the concepts of the shop in it alone.
 */
final class QueryTexts {
  private static final int MOST_CHARS = 40;
  private static final int MOST_WORDS = 6;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern PERSONAL = Pattern.compile("@|\\d(?:[ ./-]?\\d){5}");
  private static final String OTHER = "(long text)";

  private QueryTexts() {}

  /** Names a query. */
  static String of(ParsedQuery query) {
    String text = normalized(query.text());
    if (isTellable(text)) {
      return text;
    }
    String concepts =
        query.findings(ConceptFinding.class).stream()
            .map(ConceptFinding::concept)
            .map(Concept::toString)
            .distinct()
            .sorted()
            .limit(MOST_WORDS)
            .collect(Collectors.joining(" "));
    return concepts.isEmpty() ? OTHER : concepts;
  }

  /** Names a query that was not understood yet. */
  static String of(String query) {
    String text = normalized(query);
    return isTellable(text) ? text : OTHER;
  }

  private static String normalized(String text) {
    return text.length() > 4 * MOST_CHARS
        ? text
        : SPACES.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  private static boolean isTellable(String text) {
    return text.length() <= MOST_CHARS
        && text.chars().filter(c -> c == ' ').count() < MOST_WORDS
        && !PERSONAL.matcher(text).find();
  }
}
