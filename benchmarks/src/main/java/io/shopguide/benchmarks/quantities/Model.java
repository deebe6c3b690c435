package io.shopguide.benchmarks.quantities;

import io.shopguide.query.Dimension;
import io.shopguide.query.Quantity;
import io.shopguide.query.QuantityKind;
import io.shopguide.query.QuantityLevel;
import io.shopguide.query.QuantityOptions;
import io.shopguide.query.QuantityReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A model of Recognizers-Text: what its cases look for, and how they write what was found.
 * Immutable and thread-safe.
 */
final class Model {
  /** What the dimension model leaves to other models or out. */
  private static final Set<Dimension> OTHERS =
      EnumSet.of(
          Dimension.DURATION,
          Dimension.COUNT,
          Dimension.SIZE,
          Dimension.AGE,
          Dimension.PERCENT,
          Dimension.TEMPERATURE,
          Dimension.PIXELS);

  private final String name;
  private final QuantityKind kind;
  private final QuantityReader reader;

  private Model(String name, QuantityKind kind, QuantityOptions options) {
    this.name = name;
    this.kind = kind;
    reader = new QuantityReader(options);
  }

  /**
   * The model of a case file.
   *
   * @param name as "NumberRange"
   * @throws IllegalArgumentException if there is no such model
   */
  static Model of(String name) {
    QuantityOptions all = QuantityOptions.DEFAULT.at(QuantityLevel.AMOUNT);
    return switch (name) {
      case "Number" ->
          new Model(
              "number",
              QuantityKind.NUMBER,
              all.at(QuantityLevel.NUMERAL).only(QuantityKind.NUMBER));
      case "NumberRange" ->
          new Model(
              "number range",
              QuantityKind.RANGE,
              all.at(QuantityLevel.RANGE)
                  .only(QuantityKind.RANGE, QuantityKind.PERCENT)
                  .withHalfOpenRanges());
      case "Percent" -> bare("percent", QuantityKind.PERCENT, all);
      case "Age" -> new Model("age", QuantityKind.AGE, all.only(QuantityKind.AGE));
      case "Currency" -> bare("currency", QuantityKind.CURRENCY, all);
      case "Dimension" -> bare("dimension", QuantityKind.DIMENSION, all);
      default ->
          throw new IllegalArgumentException(
              "There is no model '"
                  + name
                  + "', but Number, NumberRange, Percent, Age, Currency and Dimension");
    };
  }

  private static Model bare(String name, QuantityKind kind, QuantityOptions all) {
    return new Model(name, kind, all.only(kind).withBareUnits());
  }

  /** Its name in small letters. */
  String name() {
    return name;
  }

  /** What the model finds in a text. */
  List<Reading> read(String text) {
    return reader.read(text).stream()
        .filter(this::isReported)
        .map(quantity -> reading(text, quantity))
        .toList();
  }

  private boolean isReported(Quantity quantity) {
    return switch (kind) {
      case NUMBER, RANGE, CURRENCY -> true;
      case PERCENT -> quantity.kind() == kind && !isVague(quantity);
      case AGE -> quantity.kind() == kind;
      case DIMENSION -> quantity.dimension().filter(d -> !OTHERS.contains(d)).isPresent();
    };
  }

  private static boolean isVague(Quantity quantity) {
    return quantity.low() < quantity.high();
  }

  private Reading reading(String text, Quantity quantity) {
    int start = quantity.span().start();
    int end = quantity.span().end();
    String unit =
        switch (kind) {
          case NUMBER, RANGE, PERCENT -> "";
          case CURRENCY, DIMENSION, AGE -> quantity.unit();
        };
    return new Reading(start, end - 1, text.substring(start, end), value(quantity), unit);
  }

  private String value(Quantity quantity) {
    if (Double.isNaN(quantity.low())) {
      return null;
    }
    return switch (kind) {
      case RANGE -> Values.range(quantity);
      case PERCENT -> Values.number(quantity.canonicalLow()) + "%";
      default -> Values.number(quantity.low());
    };
  }
}
