package io.shopguide.dialogue;

import io.shopguide.query.AdjustFinding.Adjustment;
import io.shopguide.query.Dimension;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Applies one adjustment relative to the products shown. Not thread-safe; one per turn. */
final class Adjuster {
  private static final int COMPARED = 3; // products whose prices "cheaper" speaks about
  private static final String WEIGHT = "weight"; // what the products shown are compared by
  private static final double LEAST_STEP = 0.01; // bounds include their ends

  private final NeedDraft draft;
  private final List<ShownProduct> shown;

  Adjuster(NeedDraft draft, List<ShownProduct> shown) {
    this.draft = draft;
    this.shown = shown;
  }

  void apply(Adjustment adjustment) {
    if (shown.isEmpty()) {
      return;
    }
    ShownProduct first = shown.get(0);
    switch (adjustment) {
      case CHEAPER -> cheaper();
      case MORE_EXPENSIVE -> moreExpensive();
      case OTHER_BRAND -> first.brand().ifPresent(draft::exclude);
      case OTHER_COLOR -> first.colors().forEach(draft::exclude);
      case LIGHTER -> lighter(first.weightGrams());
      case MORE_RESULTS -> shown.forEach(product -> draft.seen(product.id()));
    }
  }

  private void cheaper() {
    DoubleSummaryStatistics prices = prices();
    if (prices.getCount() == 0) {
      return;
    }
    double high = Math.max(0, prices.getMin() - LEAST_STEP);
    double low = comparableBounds().map(PriceBounds::low).orElse(0.0);
    draft.price(new PriceBounds(low <= high ? low : 0, high, currency()));
  }

  private void moreExpensive() {
    DoubleSummaryStatistics prices = prices();
    if (prices.getCount() == 0) {
      return;
    }
    double low = prices.getMax() + LEAST_STEP;
    double high = comparableBounds().map(PriceBounds::high).orElse(Double.POSITIVE_INFINITY);
    draft.price(new PriceBounds(low, high >= low ? high : Double.POSITIVE_INFINITY, currency()));
  }

  /** The bounds so far, unless they are in another currency than the products shown. */
  private Optional<PriceBounds> comparableBounds() {
    return draft
        .price()
        .filter(bounds -> bounds.currency().isEmpty() || bounds.currency().equals(currency()));
  }

  private void lighter(double grams) {
    if (grams > 0) {
      QuantityBounds lighter =
          new QuantityBounds(
              Dimension.MASS, Double.NEGATIVE_INFINITY, grams - LEAST_STEP, false, WEIGHT);
      draft.forgetQuantities(lighter);
      draft.quantity(lighter);
    }
  }

  /** Prices in different currencies are not compared; the first known one decides. */
  private DoubleSummaryStatistics prices() {
    String currency = currency();
    return shown.stream()
        .limit(COMPARED)
        .filter(product -> product.currency().equals(currency))
        .mapToDouble(ShownProduct::price)
        .filter(price -> price >= 0)
        .summaryStatistics();
  }

  private String currency() {
    return shown.stream()
        .limit(COMPARED)
        .filter(product -> product.price() >= 0)
        .map(ShownProduct::currency)
        .findFirst()
        .orElse("");
  }
}
