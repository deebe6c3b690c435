package io.shopguide.query;

import io.shopguide.lexicon.Token;

/**
 * An English number word. Immutable and thread-safe.
 *
 * @param role its place in a number
 * @param value what it is worth there; for a fraction of one, see {@link #share}
 */
record NumberWord(Role role, double value) {
  /** The place of a word in a number. */
  enum Role {
    /** 0 to 9. */
    UNIT,
    /** 10 to 19. */
    TEEN,
    /** 20 to 90. */
    TENS,
    HUNDRED,
    /** Thousand and above. */
    SCALE,
    /** Counts by the dozen; nothing may follow. */
    DOZEN,
    /** A fraction of one by its own name: "half". */
    PART,
    /** Ends a composite denominator only: "twenty-first". */
    ORDINAL,
    /** A fraction of one, or the end of a composite denominator. */
    DENOMINATOR,
    /** A number by its own name, where one stands for itself: "couple". */
    COLLECTIVE,
    /** A scale that stands behind digits only. */
    SUFFIX,
    /** A suffix that names a unit or a model unless the number stands for itself. */
    LOOSE,
    /** A loose suffix that must be a capital letter. */
    UPPER
  }

  static Phrases<NumberWord> read(Words words, String name) {
    Phrases<NumberWord> phrases = new Phrases<>(words);
    for (String[] row : GrammarFile.rows(name)) {
      NumberWord word = new NumberWord(Role.valueOf(row[0]), Double.parseDouble(row[1]));
      for (String form : row[2].split("\\|", -1)) {
        phrases.add(form, word);
      }
    }
    return phrases;
  }

  /** The word at a token, or null. */
  static NumberWord at(Draft draft, Grammar grammar, int at) {
    if (!draft.isType(at, Token.Type.WORD)) {
      return null;
    }
    Phrases.Match<NumberWord> match = draft.phrase(grammar.numbers(), at);
    return match == null ? null : match.value();
  }

  /** Whether a token counts by the dozen. */
  static boolean isDozen(Draft draft, Grammar grammar, int at) {
    NumberWord word = at(draft, grammar, at);
    return word != null && word.role == Role.DOZEN;
  }

  boolean isCardinal() {
    return role.compareTo(Role.DOZEN) <= 0;
  }

  boolean isShare() {
    return role == Role.PART || role == Role.DENOMINATOR;
  }

  boolean isLoose() {
    return role == Role.LOOSE || role == Role.UPPER;
  }

  boolean isOrdinal() {
    return role == Role.ORDINAL || role == Role.DENOMINATOR;
  }

  /** The fraction of one that a part or denominator names. */
  double share() {
    return role == Role.PART ? value : 1 / value;
  }
}
