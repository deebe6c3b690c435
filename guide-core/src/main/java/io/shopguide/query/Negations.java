package io.shopguide.query;

/**
 * The words of negation. Immutable and thread-safe.
 *
 * @param before rules out what follows
 * @param after rules out what precedes
 * @param close ends what a {@code before} began
 * @param filler may stand between a {@code before} and what it rules out
 * @param link may stand between what is ruled out and an {@code after}
 * @param name makes a name of a plural and "without"
 * @param approval says that what its clause names will do
 * @param any says that everything is wished for, before an exception
 */
record Negations(
    Phrases<Boolean> before,
    Phrases<Boolean> after,
    Phrases<Boolean> close,
    Phrases<Boolean> filler,
    Phrases<Boolean> link,
    Phrases<Boolean> name,
    Phrases<Boolean> approval,
    Phrases<Boolean> any) {

  static Negations read(Words words, String name) {
    Negations negations =
        new Negations(
            new Phrases<>(words),
            new Phrases<>(words),
            new Phrases<>(words),
            new Phrases<>(words),
            new Phrases<>(words),
            new Phrases<>(words),
            new Phrases<>(words),
            new Phrases<>(words));
    for (String[] row : GrammarFile.rows(name)) {
      for (String form : row[1].split("\\|", -1)) {
        negations.of(row[0]).add(form, true);
      }
    }
    return negations;
  }

  private Phrases<Boolean> of(String kind) {
    return switch (kind) {
      case "BEFORE" -> before;
      case "AFTER" -> after;
      case "CLOSE" -> close;
      case "FILLER" -> filler;
      case "LINK" -> link;
      case "NAME" -> name;
      case "APPROVAL" -> approval;
      case "ANY" -> any;
      default -> throw new IllegalStateException("Unknown kind of negation: " + kind);
    };
  }
}
