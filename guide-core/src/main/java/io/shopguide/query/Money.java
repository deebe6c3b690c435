package io.shopguide.query;

/**
 * A unit of money.
 *
 * @param currency ISO 4217 code
 * @param factor from the named unit to the currency's
 * @param before whether it may stand before its number
 */
record Money(String currency, double factor, boolean before) {
  static Phrases<Money> read(Words words, String name) {
    Phrases<Money> phrases = new Phrases<>(words);
    for (String[] row : GrammarFile.rows(name)) {
      Money money = new Money(row[0], Double.parseDouble(row[1]), row[2].equals("both"));
      for (String form : row[3].split("\\|", -1)) {
        phrases.add(form, money);
      }
    }
    return phrases;
  }
}
