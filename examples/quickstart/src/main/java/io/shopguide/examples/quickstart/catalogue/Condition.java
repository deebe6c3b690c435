package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test of a product's fields, as the vocabulary writes it.
 *
 * <pre>
 *   condition = [ term { "," term } ]            all terms hold; the empty condition always does
 *   term      = [ "!" ] name [ operator value ]  without operator: present and not false
 *   operator  = "=" | "&gt;=" | "&lt;=" | "&lt;" | "&gt;"     numeric but for "="
 * </pre>
 */
final class Condition {
  private static final Pattern TERM = Pattern.compile("(!?)([a-z0-9_]+)(?:(>=|<=|=|<|>)([^,]+))?");

  private final List<Term> terms;

  private Condition(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /** Parses a condition. */
  static Condition parse(String text) {
    List<Term> terms = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        Matcher term = TERM.matcher(part);
        if (!term.matches()) {
          throw new IllegalArgumentException("not a condition: " + text);
        }
        String operator = term.group(3) == null ? "" : term.group(3);
        String operand = term.group(4) == null ? "" : term.group(4);
        terms.add(new Term(term.group(1).isEmpty(), term.group(2), operator, operand));
      }
    }
    return new Condition(terms);
  }

  /** Whether the fields meet the condition. */
  boolean holds(Fields fields) {
    for (Term term : terms) {
      if (term.matches(fields) != term.expected) {
        return false;
      }
    }
    return true;
  }

  private record Term(boolean expected, String name, String operator, String operand) {

    boolean matches(Fields fields) {
      if (operator.isEmpty()) {
        return fields.holds(name);
      }
      if (operator.equals("=")) {
        return fields.text(name).equals(operand);
      }
      return fields.find(name).filter(this::compares).isPresent();
    }

    private boolean compares(Value value) {
      int order = Double.compare(value.number(), Double.parseDouble(operand));
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case "<" -> order < 0;
        default -> order > 0;
      };
    }
  }
}
