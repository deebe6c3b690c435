package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.query.Draft.Segment;
import java.util.Set;

/**
 * Takes a time next to children for their age.
 *
 * <pre>
 * age = child [ "," ] time | time child          "kids 6-12 years", "2 to 4 years girls"
 * </pre>
 *
 * <p>A time before an attribute is that one's: "kids tablet, 2 year warranty". Constant time. Not
 * thread-safe; one per parse.
 */
final class AgeRule {
  private static final double YEAR = 31_556_952; // seconds
  private static final int GROWN = 18; // years
  private static final Set<String> CHILDREN =
      Set.of("kids", "boys", "girls", "toddler", "baby", "teen");

  private static final Set<String> UNITS = Set.of("Year", "Month", "Week");

  private final Draft draft;

  AgeRule(Draft draft) {
    this.draft = draft;
  }

  /** A constraint on an age if it is one, else the same. */
  Constraint aged(Constraint constraint) {
    Unit unit = constraint.low().unit();
    boolean time =
        unit != null && unit.dimension() == Dimension.DURATION && UNITS.contains(unit.name());
    if (!time || !isOfChild(constraint.first(), constraint.end())) {
      return constraint;
    }
    Amount low = aged(constraint.low());
    Amount high = constraint.high() == null ? null : aged(constraint.high());
    return (high == null ? low : high).high() > GROWN
        ? constraint
        : new Constraint(
            constraint.bound(),
            low,
            high,
            constraint.side(),
            constraint.lowClosing(),
            constraint.highClosing(),
            constraint.end());
  }

  private static Amount aged(Amount amount) {
    Unit unit = amount.unit();
    Unit years =
        new Unit(Dimension.AGE, unit.name(), unit.factor() / YEAR, 0, unit.form(), unit.context());
    return amount.with(null, years);
  }

  private boolean isOfChild(int first, int end) {
    int before = draft.isWord(first - 1, ",") ? first - 2 : first - 1;
    Segment next = draft.segment(end);
    boolean attribute = next != null && next.means(ConceptKind.ATTRIBUTE);
    return !attribute && (isChild(draft.segment(before)) || isChild(next));
  }

  private static boolean isChild(Segment segment) {
    return segment != null
        && segment.means(ConceptKind.AUDIENCE)
        && CHILDREN.contains(segment.concept().key());
  }
}
