package io.shopguide.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A unit of measurement.
 *
 * @param number tells it apart from other units with a context
 * @param dimension what it measures
 * @param factor from this unit to the dimension's canonical one
 * @param offset added after the factor
 * @param glued whether it must stand directly after its number
 * @param context words one of which must be in the text; empty if the unit needs none
 */
record Unit(
    int number,
    Dimension dimension,
    double factor,
    double offset,
    boolean glued,
    Set<String> context) {
  double canonical(double value) {
    return value * factor + offset;
  }

  /** A unit without conversion. */
  static Unit plain(Dimension dimension) {
    return new Unit(0, dimension, 1, 0, false, Set.of());
  }

  /** The units of a file; one form may name several, told apart by glue and context. */
  static Phrases<List<Unit>> read(Words words, String name) {
    Phrases<List<Unit>> phrases = new Phrases<>(words);
    Map<String, List<Unit>> unitsOfForm = new LinkedHashMap<>();
    int number = 0;
    for (String[] row : GrammarFile.rows(name)) {
      number++;
      for (String form : row[4].split("\\|", -1)) {
        boolean glued = form.startsWith("~");
        unitsOfForm
            .computeIfAbsent(glued ? form.substring(1) : form, f -> new ArrayList<>())
            .add(unit(number, row, glued));
      }
    }
    unitsOfForm.forEach((form, units) -> phrases.add(form, contextFirst(units)));
    return phrases;
  }

  private static Unit unit(int number, String[] row, boolean glued) {
    return new Unit(
        number,
        Dimension.valueOf(row[0]),
        Double.parseDouble(row[1]),
        Double.parseDouble(row[2]),
        glued,
        row[3].isEmpty() ? Set.of() : Set.of(row[3].split("\\|", -1)));
  }

  private static List<Unit> contextFirst(List<Unit> units) {
    return units.stream().sorted(Comparator.comparing(unit -> unit.context().isEmpty())).toList();
  }
}
