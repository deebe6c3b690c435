package io.shopguide.query;

/**
 * One spelling of a unit or of money in a word list, with the signs before it that say where it may
 * be read: "~" only glued to its number, "?" only beside a number, "^" only where nothing else is
 * looked for.
 *
 * @param text the spelling
 * @param glued whether it must stand directly after its number
 * @param ambiguous whether it means something else without a number
 * @param exclusive whether it is read only where its kind is all that is looked for
 */
record UnitForm(String text, boolean glued, boolean ambiguous, boolean exclusive) {
  static UnitForm of(String form) {
    return switch (form.charAt(0)) {
      case '~' -> new UnitForm(form.substring(1), true, true, false);
      case '?' -> new UnitForm(form.substring(1), false, true, false);
      case '^' -> new UnitForm(form.substring(1), false, true, true);
      default -> new UnitForm(form, false, false, false);
    };
  }
}
