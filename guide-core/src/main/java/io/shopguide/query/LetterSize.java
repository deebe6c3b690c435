package io.shopguide.query;

import java.util.Set;

/**
 * A clothing size in letters.
 *
 * @param unit steps from M, as a unit
 * @param value the steps: S is -1, XL 2
 */
record LetterSize(Unit unit, int value) {
  static Phrases<LetterSize> read(Words words, String name) {
    Phrases<LetterSize> phrases = new Phrases<>(words);
    for (String[] row : GrammarFile.rows(name)) {
      int value = Integer.parseInt(row[0]);
      for (String spelling : row[1].split("\\|", -1)) {
        UnitForm form = UnitForm.of(spelling);
        Unit unit = new Unit(Dimension.LETTER_SIZE, "Size", 1, 0, form, Set.of());
        phrases.add(form.text(), new LetterSize(unit, value));
      }
    }
    return phrases;
  }
}
