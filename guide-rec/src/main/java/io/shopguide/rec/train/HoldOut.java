package io.shopguide.rec.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Purchases cut into those to learn from and those to judge by. The shoppers some of whose
 * purchases are held out have places from 0 on. Immutable and thread-safe.
 */
public final class HoldOut {
  private final Incidence training;
  private final int[] shoppers;
  private final List<int[]> held;

  private HoldOut(Incidence training, int[] shoppers, List<int[]> held) {
    this.training = training;
    this.shoppers = shoppers;
    this.held = List.copyOf(held);
  }

  /**
   * Holds out some products of some shoppers, at random.
   *
   * @param bought shoppers by products
   * @param oneIn one in so many shoppers is chosen, at least 1
   * @param atLeast fewest products of a shopper who is chosen, at least 2
   * @param share share of the shopper's products to hold out, rounded down but at least one product
   * @param seed of the choice; the same seed gives the same
   * @return the two parts
   * @throws IllegalArgumentException if an argument is out of range or nobody is chosen
   */
  public static HoldOut of(Incidence bought, int oneIn, int atLeast, double share, long seed) {
    if (oneIn < 1 || atLeast < 2 || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Choose one in 1 or more shoppers with 2 or more products and a share between 0 and 1,"
              + " not "
              + oneIn
              + ", "
              + atLeast
              + " and "
              + share);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[][] training = new int[bought.rows()][];
    List<Integer> shoppers = new ArrayList<>();
    List<int[]> held = new ArrayList<>();
    for (int shopper = 0; shopper < training.length; shopper++) {
      int[] products = bought.row(shopper);
      if (products.length < atLeast || random.nextInt(oneIn) != 0) {
        training[shopper] = products;
        continue;
      }
      shuffle(products, random);
      int kept = products.length - Math.max(1, (int) (share * products.length));
      training[shopper] = Arrays.copyOf(products, kept);
      int[] rest = Arrays.copyOfRange(products, kept, products.length);
      Arrays.sort(rest);
      shoppers.add(shopper);
      held.add(rest);
    }
    if (held.isEmpty()) {
      throw new IllegalArgumentException(
          "No shopper has " + atLeast + " products or was chosen; give more purchases");
    }
    return new HoldOut(
        Incidence.of(bought.columns(), training),
        shoppers.stream().mapToInt(Integer::intValue).toArray(),
        held);
  }

  /** The shoppers at every other place from the first or second on. */
  HoldOut everyOther(int first) {
    int[] places = IntStream.range(0, size()).filter(place -> place % 2 == first).toArray();
    return new HoldOut(
        training,
        Arrays.stream(places).map(place -> shoppers[place]).toArray(),
        Arrays.stream(places).mapToObj(held::get).toList());
  }

  /**
   * The purchases to learn from.
   *
   * @return shoppers by products, as many rows as before
   */
  public Incidence training() {
    return training;
  }

  /**
   * The number of shoppers some of whose purchases are held out.
   *
   * @return positive
   */
  public int size() {
    return shoppers.length;
  }

  /**
   * A shopper some of whose purchases are held out.
   *
   * @param place 0 to {@code size() - 1}
   * @return the shopper's row
   */
  public int shopper(int place) {
    return shoppers[place];
  }

  /**
   * What the shopper has left.
   *
   * @param place 0 to {@code size() - 1}
   * @return product ids, ascending; the caller's own
   */
  public int[] profile(int place) {
    return training.row(shoppers[place]);
  }

  /**
   * What is held out of the shopper's purchases.
   *
   * @param place 0 to {@code size() - 1}
   * @return product ids, ascending and at least one; the caller's own
   */
  public int[] held(int place) {
    return held.get(place).clone();
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
