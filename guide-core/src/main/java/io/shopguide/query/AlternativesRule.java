package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds things of which any one will do.
 *
 * <pre>
 * alternatives = item { ( "," | or ) item }     at least one "or"
 *              | mention { "," mention }        in a text with an approval: 耐克、彪马都行
 * or           = ( "or" | "/" | 或 | 或者 | 还是 ) [ article ]
 * item         = a finding | a word that nothing explains
 * </pre>
 *
 * <p>The items are alike: mentions of one kind or, but for a comma, of properties, bounds on one
 * quantity, or words; none is ruled out. A stroke joins mentions only, as it is part of many names.
 * Linear in the text. Not thread-safe; one per thread.
 */
final class AlternativesRule {
  /** How an item is joined to the one before it. */
  private enum Link {
    NONE,
    COMMA,
    OR,
    STROKE
  }

  /** A finding or, if that is null, a word. */
  private record Item(Finding finding, Span span, Polarity polarity) {}

  private final Draft draft;
  private final Grammar grammar;
  private final List<Item> items = new ArrayList<>();
  private final List<Alternatives> found = new ArrayList<>();
  private boolean approved; // whether the text says that what it lists will do

  AlternativesRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /**
   * The alternatives among findings and words, both in order, in a list that the next parse fills
   * anew.
   */
  List<Alternatives> among(List<Finding> findings, List<Word> words) {
    found.clear();
    approved = has(grammar.negations().approval());
    if (approved || has(grammar.alternatives())) {
      merge(findings, words);
      group();
      items.clear();
    }
    return found;
  }

  private boolean has(Phrases<Boolean> phrases) {
    for (int at = 1; at < draft.size(); at++) {
      if (phrases.startAt(draft, at)) {
        return true;
      }
    }
    return false;
  }

  private void merge(List<Finding> findings, List<Word> words) {
    int next = 0;
    for (Finding finding : findings) {
      for (; next < words.size() && isBefore(words.get(next), finding); next++) {
        add(words.get(next));
      }
      items.add(new Item(finding, finding.span(), polarity(finding)));
    }
    for (; next < words.size(); next++) {
      add(words.get(next));
    }
  }

  private static boolean isBefore(Word word, Finding finding) {
    return word.span().start() < finding.span().start();
  }

  private void add(Word word) {
    items.add(new Item(null, word.span(), word.polarity()));
  }

  private static Polarity polarity(Finding finding) {
    return switch (finding) {
      case ConceptFinding concept -> concept.polarity();
      case QuantityFinding quantity -> quantity.polarity();
      case PriceFinding price -> Polarity.WANTED;
      case OrderFinding order -> Polarity.WANTED;
      case AdjustFinding adjust -> Polarity.WANTED;
    };
  }

  private void group() {
    int token = 0;
    int first = 0;
    boolean joined = false; // by an "or" since the first
    for (int i = 1; i <= items.size(); i++) {
      Link link = Link.NONE;
      if (i < items.size()) {
        token = tokenFrom(token, items.get(i - 1).span().end());
        link = link(token, items.get(i).span().start());
        link = isAlike(items.get(i - 1), items.get(i), link) ? link : Link.NONE;
      }
      joined |= link == Link.OR || link == Link.STROKE;
      joined |= link == Link.COMMA && approved && areMentions(items.get(i - 1), items.get(i));
      if (link == Link.NONE) {
        if (joined) {
          found.add(new Alternatives(items.subList(first, i).stream().map(Item::span).toList()));
        }
        first = i;
        joined = false;
      }
    }
  }

  /** The first token, from one on, that starts at an offset or after it. */
  private int tokenFrom(int from, int offset) {
    int at = from;
    while (at < draft.size() && draft.tokens().start(at) < offset) {
      at++;
    }
    return at;
  }

  /** What stands between two items. */
  private Link link(int first, int offset) {
    int end = tokenFrom(first, offset);
    if (first == end) {
      return Link.NONE;
    }
    if (end == first + 1 && (draft.isWord(first, ",") || draft.isWord(first, "/"))) {
      return draft.isWord(first, ",") ? Link.COMMA : Link.STROKE;
    }
    int start = draft.isWord(first, ",") ? first + 1 : first;
    Phrases.Match<Boolean> or = start == end ? null : grammar.alternatives().longest(draft, start);
    if (or == null || or.end(start) > end || grammar.after().startAt(draft, start)) {
      return Link.NONE;
    }
    int rest = or.end(start);
    boolean article = rest + 1 == end && (draft.isWord(rest, "a") || draft.isWord(rest, "an"));
    return rest == end || article ? Link.OR : Link.NONE;
  }

  private static boolean isAlike(Item one, Item other, Link link) {
    if (link == Link.NONE
        || one.polarity() == Polarity.EXCLUDED
        || other.polarity() == Polarity.EXCLUDED) {
      return false;
    }
    if (one.finding() == null || other.finding() == null) {
      Finding known = one.finding() == null ? other.finding() : one.finding();
      return link != Link.STROKE
          && (link != Link.COMMA || known == null)
          && (known == null || known instanceof ConceptFinding);
    }
    if (one.finding() instanceof ConceptFinding a && other.finding() instanceof ConceptFinding b) {
      boolean properties = link != Link.COMMA && isProperty(a) && isProperty(b);
      return a.concept().kind() == b.concept().kind() || properties;
    }
    if (one.finding() instanceof QuantityFinding a
        && other.finding() instanceof QuantityFinding b) {
      return a.dimension() == b.dimension() && link != Link.STROKE;
    }
    return one.finding() instanceof PriceFinding && other.finding() instanceof PriceFinding;
  }

  private static boolean areMentions(Item one, Item other) {
    return one.finding() instanceof ConceptFinding && other.finding() instanceof ConceptFinding;
  }

  private static boolean isProperty(ConceptFinding finding) {
    ConceptKind kind = finding.concept().kind();
    return kind == ConceptKind.ATTRIBUTE
        || kind == ConceptKind.VALUE
        || kind == ConceptKind.MATERIAL
        || kind == ConceptKind.COLOR
        || kind == ConceptKind.OCCASION;
  }
}
