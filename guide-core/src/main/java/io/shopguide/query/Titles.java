package io.shopguide.query;

/**
 * What tells the title of a book, film or record. Immutable and thread-safe.
 *
 * @param media what holds a work, behind its title; true if it can mean nothing else
 * @param words what titles have and wishes for products mostly lack
 * @param asks what opens a wish in Chinese
 */
record Titles(Phrases<Boolean> media, Phrases<Boolean> words, Phrases<Boolean> asks) {

  static Titles read(Words words, String name) {
    Titles titles = new Titles(new Phrases<>(words), new Phrases<>(words), new Phrases<>(words));
    for (String[] row : GrammarFile.rows(name)) {
      for (String form : row[1].split("\\|", -1)) {
        titles.add(row[0], form);
      }
    }
    return titles;
  }

  private void add(String kind, String form) {
    switch (kind) {
      case "MEDIUM" -> media.add(form, true);
      case "MATERIAL" -> media.add(form, false);
      case "WORD" -> words.add(form, true);
      case "ASK" -> asks.add(form, true);
      default -> throw new IllegalStateException("Unknown kind of title word: " + kind);
    }
  }
}
