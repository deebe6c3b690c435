package io.shopguide.kg.build;

import java.util.Objects;

/**
 * Which field of an event feed means what. Each method returns a new mapping. Immutable and
 * thread-safe.
 */
public final class EventMapping {
  private final String shopper;
  private final String product; // empty until given
  private final String time; // empty if there is none
  private final String kind; // empty if all events are purchases
  private final String weight; // empty if each event counts once

  private EventMapping(String shopper, String product, String time, String kind, String weight) {
    this.shopper = Objects.requireNonNull(shopper, "shopper");
    this.product = Objects.requireNonNull(product, "product");
    this.time = Objects.requireNonNull(time, "time");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.weight = Objects.requireNonNull(weight, "weight");
  }

  /**
   * Begins a mapping.
   *
   * @param field holds the shopper's id, which every event must have
   * @return a mapping of this field only; a product is needed too
   */
  public static EventMapping shopper(String field) {
    return new EventMapping(field, "", "", "", "");
  }

  /**
   * The product.
   *
   * @param field holds the product's id, which every event must have
   * @return the extended mapping
   */
  public EventMapping product(String field) {
    return new EventMapping(shopper, field, time, kind, weight);
  }

  /**
   * When it happened.
   *
   * @param field holds an ISO instant, or seconds or milliseconds since 1970
   * @return the extended mapping
   */
  public EventMapping time(String field) {
    return new EventMapping(shopper, product, field, kind, weight);
  }

  /**
   * What was done; without this, every event is a purchase.
   *
   * @param field holds a word such as {@code purchase}, {@code view} or {@code cart}
   * @return the extended mapping
   */
  public EventMapping kind(String field) {
    return new EventMapping(shopper, product, time, field, weight);
  }

  /**
   * How often or how much; without this, every event counts once.
   *
   * @param field holds a positive number
   * @return the extended mapping
   */
  public EventMapping weight(String field) {
    return new EventMapping(shopper, product, time, kind, field);
  }

  String shopperField() {
    return shopper;
  }

  String productField() {
    return product;
  }

  String timeField() {
    return time;
  }

  String kindField() {
    return kind;
  }

  String weightField() {
    return weight;
  }
}
