package io.shopguide.query;

import java.util.HashMap;
import java.util.Map;

/**
 * Brand names that are ordinary words too. Immutable and thread-safe.
 *
 * @param likelihoods by normalized name
 */
record OrdinaryNames(Map<String, Likelihood> likelihoods) {
  /** How likely a name means the brand. */
  enum Likelihood {
    /** In a shop mostly the brand. */
    LIKELY,
    /** The brand if it opens the text and a sort of product follows. */
    NAME,
    /** The word, unless something else says brand. */
    UNLIKELY
  }

  static OrdinaryNames read(String name) {
    Map<String, Likelihood> likelihoods = new HashMap<>();
    for (String[] row : GrammarFile.rows(name)) {
      for (String word : row[1].split("\\|", -1)) {
        likelihoods.put(word, Likelihood.valueOf(row[0]));
      }
    }
    return new OrdinaryNames(Map.copyOf(likelihoods));
  }

  /** The likelihood of a name, or null if it is no ordinary word. */
  Likelihood of(String name) {
    return likelihoods.get(name);
  }
}
