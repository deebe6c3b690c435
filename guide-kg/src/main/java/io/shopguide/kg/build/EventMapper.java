package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Makes events of rows. Immutable and thread-safe. */
final class EventMapper implements RowMapper<EventRecord> {
  private static final double MIN_WEIGHT = 1e-6;
  private static final double MAX_WEIGHT = 1e9;

  private final EventMapping mapping;

  EventMapper(EventMapping mapping) {
    this.mapping = mapping;
    if (mapping.productField().isEmpty()) {
      throw new IllegalArgumentException("The mapping names no product; add .product(field)");
    }
  }

  @Override
  public Set<String> fields() {
    Set<String> fields =
        new LinkedHashSet<>(
            List.of(
                mapping.shopperField(),
                mapping.productField(),
                mapping.timeField(),
                mapping.kindField(),
                mapping.weightField()));
    fields.remove("");
    return fields;
  }

  @Override
  public EventRecord map(Row row, SeenProducts seen) {
    String shopper = required(row, mapping.shopperField());
    String product = required(row, mapping.productField());
    if (!seen.isEmpty() && !seen.contains(product)) {
      throw new RowException(
          Reason.UNKNOWN_PRODUCT,
          mapping.productField(),
          RowException.quote(product) + " is not the id of a product",
          "add the product to a product feed, or leave the event out");
    }
    String time = mapping.timeField().isEmpty() ? null : row.only(mapping.timeField());
    OptionalLong millis =
        time == null
            ? OptionalLong.empty()
            : OptionalLong.of(Values.epochMillis(mapping.timeField(), time));
    return new EventRecord(shopper, product, kind(row), weight(row), millis);
  }

  private static String required(Row row, String field) {
    String value = row.only(field);
    if (value == null) {
      throw RowException.missing(field);
    }
    return value;
  }

  private EventKind kind(Row row) {
    if (mapping.kindField().isEmpty()) {
      return EventKind.BOUGHT;
    }
    String word = required(row, mapping.kindField());
    return EventKind.of(word)
        .orElseThrow(
            () ->
                new RowException(
                    Reason.UNKNOWN_EVENT,
                    mapping.kindField(),
                    RowException.quote(word) + " is not a known sort of event",
                    "use purchase, view or cart, or leave such events out"));
  }

  private float weight(Row row) {
    String text = mapping.weightField().isEmpty() ? null : row.only(mapping.weightField());
    return text == null
        ? 1f
        : (float) Values.numberBetween(mapping.weightField(), text, MIN_WEIGHT, MAX_WEIGHT);
  }
}
