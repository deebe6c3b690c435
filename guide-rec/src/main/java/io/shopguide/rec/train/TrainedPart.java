package io.shopguide.rec.train;

import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.ItemItemMatrix;
import java.util.Objects;

/**
 * A named summand of a trained model: item-item weights that are summed over the shopper's
 * products, or a prior that is the same for all shoppers. Immutable and thread-safe.
 */
public final class TrainedPart {
  private final String name;
  private final Side side;
  private final ItemItemMatrix weights; // null for a prior
  private final float[] prior; // null for weights

  private TrainedPart(String name, Side side, ItemItemMatrix weights, float[] prior) {
    this.name = Objects.requireNonNull(name);
    this.side = Objects.requireNonNull(side);
    this.weights = weights;
    this.prior = prior;
  }

  /**
   * A part that follows the shopper's products.
   *
   * @param name its name
   * @param side the similarity it belongs to
   * @param weights from product to product
   * @return the part
   */
  public static TrainedPart neighbours(String name, Side side, ItemItemMatrix weights) {
    return new TrainedPart(name, side, Objects.requireNonNull(weights), null);
  }

  /**
   * How popular products are: {@code ln(1 + shoppers)} relative to the most popular. It belongs to
   * the graph, as purchases do.
   *
   * @param bought shoppers by products
   * @return the part {@code popularity}
   */
  public static TrainedPart popularity(Incidence bought) {
    Incidence shoppers = bought.transposed();
    double[] counts = new double[bought.columns()];
    for (int product = 0; product < counts.length; product++) {
      counts[product] = shoppers.degree(product);
    }
    return prior("popularity", counts);
  }

  /**
   * How popular products are lately: each event counts {@code 2^-(age / halfLife)}, then as {@link
   * #popularity}.
   *
   * @param products the events' products
   * @param times the events' times, in any unit
   * @param halfLife the age at which an event counts a half, in the same unit, positive
   * @param catalogue number of products
   * @return the part {@code recency}
   * @throws IllegalArgumentException if the arrays differ in length or the half-life is not
   *     positive
   */
  public static TrainedPart recency(int[] products, long[] times, double halfLife, int catalogue) {
    if (products.length != times.length || !(halfLife > 0)) {
      throw new IllegalArgumentException(
          "Give a time for each event and a positive half-life, not "
              + products.length
              + ", "
              + times.length
              + " and "
              + halfLife);
    }
    long latest = Long.MIN_VALUE;
    for (long time : times) {
      latest = Math.max(latest, time);
    }
    double[] counts = new double[catalogue];
    for (int event = 0; event < products.length; event++) {
      counts[products[event]] += Math.pow(2, -(latest - times[event]) / halfLife);
    }
    return prior("recency", counts);
  }

  private static TrainedPart prior(String name, double[] counts) {
    float[] prior = new float[counts.length];
    double greatest = 0;
    for (double count : counts) {
      greatest = Math.max(greatest, Math.log1p(count));
    }
    for (int product = 0; product < counts.length; product++) {
      prior[product] = greatest == 0 ? 0 : (float) (Math.log1p(counts[product]) / greatest);
    }
    return new TrainedPart(name, Side.GRAPH, null, prior);
  }

  /**
   * The part's name.
   *
   * @return for example {@code also_bought}
   */
  public String name() {
    return name;
  }

  /**
   * The similarity that the part belongs to.
   *
   * @return content or graph
   */
  public Side side() {
    return side;
  }

  boolean isPrior() {
    return prior != null;
  }

  float prior(int product) {
    return prior[product];
  }

  ItemItemMatrix weights() {
    return weights;
  }

  int products() {
    return isPrior() ? prior.length : weights.products();
  }
}
