package io.shopguide.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A unit of measurement.
 *
 * @param dimension what it measures
 * @param name its English name in the singular
 * @param factor from this unit to the dimension's canonical one
 * @param offset added after the factor
 * @param form how it was written
 * @param context words one of which must be in the text; empty if the unit needs none
 */
record Unit(
    Dimension dimension,
    String name,
    double factor,
    double offset,
    UnitForm form,
    Set<String> context) {
  /** Name of the tenths that 成 and 折 count. */
  static final String TENTH = "Tenth";

  double canonical(double value) {
    return value * factor + offset;
  }

  /** A unit without conversion. */
  static Unit plain(Dimension dimension, String name) {
    return new Unit(dimension, name, 1, 0, UnitForm.of(name), Set.of());
  }

  /** This unit of length per a unit of time. */
  Unit per(Unit time) {
    String speed = name + " per " + time.name().toLowerCase(Locale.ROOT);
    return new Unit(
        Dimension.SPEED, speed, factor / 1000 / time.factor(), 0, UnitForm.of(speed), Set.of());
  }

  /** The area or volume whose edge is this unit of length, for a power of 2 or 3. */
  Unit raised(int power) {
    double metres = factor / 1000;
    String small = name.toLowerCase(Locale.ROOT);
    return power == 2
        ? new Unit(Dimension.AREA, "Square " + small, metres * metres, 0, form, Set.of())
        : new Unit(
            Dimension.VOLUME, "Cubic " + small, metres * metres * metres * 1e6, 0, form, Set.of());
  }

  /** The units of a file; one form may name several, told apart by glue and context. */
  static Phrases<List<Unit>> read(Words words, String name) {
    Phrases<List<Unit>> phrases = new Phrases<>(words);
    Map<String, List<Unit>> unitsOfForm = new LinkedHashMap<>();
    for (String[] row : GrammarFile.rows(name)) {
      for (String spelling : row[5].split("\\|", -1)) {
        UnitForm form = UnitForm.of(spelling);
        unitsOfForm.computeIfAbsent(form.text(), f -> new ArrayList<>()).add(unit(row, form));
      }
    }
    unitsOfForm.forEach((form, units) -> phrases.add(form, contextFirst(units)));
    return phrases;
  }

  private static Unit unit(String[] row, UnitForm form) {
    return new Unit(
        Dimension.valueOf(row[0]),
        row[3],
        Double.parseDouble(row[1]),
        Double.parseDouble(row[2]),
        form,
        row[4].isEmpty() ? Set.of() : Set.of(row[4].split("\\|", -1)));
  }

  private static List<Unit> contextFirst(List<Unit> units) {
    return units.stream().sorted(Comparator.comparing(unit -> unit.context().isEmpty())).toList();
  }
}
