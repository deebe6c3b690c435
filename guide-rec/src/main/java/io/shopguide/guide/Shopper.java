package io.shopguide.guide;

import java.util.Objects;
import java.util.Optional;

/**
 * Who asks. Immutable and thread-safe.
 *
 * @param id the application's id of the shopper, empty for an anonymous one
 */
public record Shopper(Optional<String> id) {
  private static final Shopper ANONYMOUS = new Shopper(Optional.empty());

  /** Makes a shopper. */
  public Shopper {
    Objects.requireNonNull(id, "id");
  }

  /**
   * A shopper with an id.
   *
   * @param id the application's id, not empty
   * @return the shopper
   * @throws IllegalArgumentException if {@code id} is empty
   */
  public static Shopper of(String id) {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("The shopper's id is empty; use Shopper.anonymous()");
    }
    return new Shopper(Optional.of(id));
  }

  /**
   * A shopper without id and history.
   *
   * @return a shared shopper
   */
  public static Shopper anonymous() {
    return ANONYMOUS;
  }

  /** Says whether there is an id, but not which: the text may end in a log. */
  @Override
  public String toString() {
    return id.isPresent() ? "Shopper[known]" : "Shopper[anonymous]";
  }
}
