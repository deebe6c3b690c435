package io.shopguide.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a word beside a quantity says it is about.
 *
 * @param dimension the dimension that the quantity must have
 * @param attribute key of the attribute
 */
record AttributeCue(Dimension dimension, String attribute) {
  /** The cues of a file; one word may be a cue for several dimensions. */
  static Phrases<List<AttributeCue>> read(Words words, String name) {
    Map<String, List<AttributeCue>> cuesOfForm = new LinkedHashMap<>();
    for (String[] row : GrammarFile.rows(name)) {
      AttributeCue cue = new AttributeCue(Dimension.valueOf(row[0]), row[1]);
      for (String form : row[2].split("\\|", -1)) {
        cuesOfForm.computeIfAbsent(form, f -> new ArrayList<>()).add(cue);
      }
    }
    Phrases<List<AttributeCue>> phrases = new Phrases<>(words);
    cuesOfForm.forEach((form, cues) -> phrases.add(form, List.copyOf(cues)));
    return phrases;
  }
}
