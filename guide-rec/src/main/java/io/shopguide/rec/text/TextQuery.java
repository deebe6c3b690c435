package io.shopguide.rec.text;

import java.util.List;

/**
 * What to look for in the products' texts. Immutable and thread-safe.
 *
 * @param clauses wishes that are scored apart and added up
 */
public record TextQuery(List<Clause> clauses) {
  /** Makes a query with an unmodifiable copy of its clauses. */
  public TextQuery {
    clauses = List.copyOf(clauses);
  }

  /**
   * One wish, in one or more wordings of which the best counts. Immutable and thread-safe.
   *
   * @param wordings the first is what the shopper said, others are synonyms
   * @param isSaid whether it is part of what the shopper said; other clauses raise a score, and
   *     leave the coverage of what was said alone
   */
  public record Clause(List<Wording> wordings, boolean isSaid) {
    /** Makes a clause with an unmodifiable copy of its wordings. */
    public Clause {
      wordings = List.copyOf(wordings);
    }

    /**
     * Makes a clause that is part of what the shopper said.
     *
     * @param wordings the first is what the shopper said, others are synonyms
     */
    public Clause(List<Wording> wordings) {
      this(wordings, true);
    }
  }

  /**
   * One wording; several words must stand next to each other. Immutable and thread-safe.
   *
   * @param text the words
   * @param boost factor of its score, positive
   */
  public record Wording(String text, double boost) {}

  /**
   * A query of single words.
   *
   * @param words the words, one clause each
   * @return the query
   */
  public static TextQuery ofWords(List<String> words) {
    return new TextQuery(words.stream().map(w -> new Clause(List.of(new Wording(w, 1)))).toList());
  }
}
