package io.shopguide.query;

import java.util.Locale;

/**
 * A unit of money.
 *
 * @param currency ISO 4217 code
 * @param name its English name in the singular
 * @param factor from the named unit to the currency's
 * @param before whether it may stand before its number
 * @param form how it was written
 */
record Money(String currency, String name, double factor, boolean before, UnitForm form) {
  private static final double MILLION = 1e6;

  /** An amount in millions, as "MEUR" says, in the currency itself; other amounts as they are. */
  Amount whole(Amount amount) {
    Money one = new Money(currency, name, 1, before, form);
    return factor > 1 ? amount.with(amount.numeral().times(factor)).with(one, null) : amount;
  }

  static Phrases<Money> read(Words words, String name) {
    Phrases<Money> phrases = new Phrases<>(words);
    for (String[] row : GrammarFile.rows(name)) {
      for (String spelling : row[4].split("\\|", -1)) {
        UnitForm form = UnitForm.of(spelling);
        double factor = Double.parseDouble(row[1]);
        boolean before = row[2].equals("both");
        phrases.add(form.text(), new Money(row[0], row[3], factor, before, form));
        if (form.text().equals(row[0].toLowerCase(Locale.ROOT))) {
          String millions = "m" + form.text();
          UnitForm exclusive = UnitForm.of("^" + millions);
          phrases.add(millions, new Money(row[0], row[3], MILLION, true, exclusive));
        }
      }
    }
    return phrases;
  }
}
