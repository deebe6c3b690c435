package io.shopguide.benchmarks.training;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.EventSink;
import io.shopguide.rec.train.ItemItemFormula;
import io.shopguide.rec.train.TrainingOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns some rows once more, from the events and the formula alone, with maps. Not thread-safe;
 * one per run.
 */
final class SampleCheck {
  /** What weights of 8 bits may be off, relative to the greatest of the row. */
  private static final double TOLERANCE = 0.005;

  private final SyntheticEvents events;
  private final ItemItemFormula formula;
  private final TrainingOptions options;
  private int[] shoppersOf;
  private int comparedEntries;
  private final Map<Integer, List<Integer>> histories = new HashMap<>();

  SampleCheck(SyntheticEvents events, ItemItemFormula formula, TrainingOptions options) {
    this.events = events;
    this.formula = formula;
    this.options = options;
  }

  /**
   * Compares random rows, half of them any and half of them with neighbours, and returns the number
   * of rows that differ.
   */
  int compare(ItemItemMatrix trained, int rows, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    IntStream any = random.ints(0, trained.products()).distinct().limit(rows / 2);
    int[] filled =
        IntStream.range(0, trained.products()).filter(p -> trained.degree(p) > 0).toArray();
    IntStream withNeighbours =
        filled.length == 0
            ? IntStream.empty()
            : random.ints(rows - rows / 2, 0, filled.length).map(i -> filled[i]);
    int[] sample = IntStream.concat(any, withNeighbours).toArray();
    collect(sample);
    int different = 0;
    for (int product : sample) {
      different += agrees(trained, product) ? 0 : 1;
    }
    return different;
  }

  /** Number of weights that were compared. */
  int comparedEntries() {
    return comparedEntries;
  }

  /** Reads all events, and keeps the histories of the shoppers who have a product of the sample. */
  private void collect(int[] sample) throws IOException {
    Set<Integer> wanted = new HashSet<>(Arrays.stream(sample).boxed().toList());
    int[][] bought = new int[events.shoppers()][];
    int[] counts = new int[events.shoppers()];
    events.sendTo(
        new IntSink() {
          @Override
          void add(int shopper, int product) {
            int[] products = bought[shopper];
            if (products == null) {
              bought[shopper] = new int[8];
            } else if (counts[shopper] == products.length) {
              bought[shopper] = Arrays.copyOf(products, 2 * products.length);
            }
            bought[shopper][counts[shopper]++] = product;
          }
        });
    shoppersOf = new int[events.products()];
    for (int shopper = 0; shopper < bought.length; shopper++) {
      // Events come in order of time: of a repeated product the last place counts.
      LinkedHashMap<Integer, Boolean> order = new LinkedHashMap<>();
      boolean interesting = false;
      for (int i = 0; i < counts[shopper]; i++) {
        order.remove(bought[shopper][i]);
        order.put(bought[shopper][i], true);
      }
      List<Integer> all = List.copyOf(order.keySet());
      List<Integer> history =
          all.subList(Math.max(0, all.size() - options.maxHistory()), all.size());
      for (int product : history) {
        shoppersOf[product]++;
        interesting |= wanted.contains(product);
      }
      if (interesting) {
        histories.put(shopper, history);
      }
      bought[shopper] = null;
    }
  }

  private boolean agrees(ItemItemMatrix trained, int product) {
    Map<Integer, Double> sums = new HashMap<>();
    Map<Integer, Integer> support = new HashMap<>();
    for (List<Integer> history : histories.values()) {
      int place = history.indexOf(product);
      for (int i = 0; place >= 0 && i < history.size(); i++) {
        if (i != place) {
          double near =
              Math.pow(history.size(), -formula.shopperExponent())
                  * Math.pow(Math.abs(i - place), -formula.distanceExponent());
          sums.merge(history.get(i), near, Double::sum);
          support.merge(history.get(i), 1, Integer::sum);
        }
      }
    }
    sums.keySet().removeIf(other -> support.get(other) < options.minimumShoppers());
    sums.replaceAll(
        (other, sum) ->
            sum
                / (Math.pow(shoppersOf[product], formula.rowExponent())
                        * Math.pow(shoppersOf[other], formula.columnExponent())
                    + formula.shrinkage()));
    int expected = Math.min(options.neighbours(), sums.size());
    if (trained.degree(product) != expected) {
      return false;
    }
    double[] sorted = sums.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    comparedEntries += expected;
    for (int i = 0; i < expected; i++) {
      double tolerance = TOLERANCE * sorted[sorted.length - 1];
      double weight = trained.weightAt(product, i);
      double own = sums.getOrDefault(trained.neighbour(product, i), 0.0);
      if (Math.abs(weight - own) > tolerance
          || Math.abs(own - sorted[sorted.length - 1 - i]) > 1e-5 * own) {
        return false;
      }
    }
    return true;
  }

  /** Takes the synthetic events, whose shoppers are numbers and whose weights are 1. */
  private abstract static class IntSink implements EventSink {
    abstract void add(int shopper, int product);

    @Override
    public void accept(CharSequence shopper, int product, long time, float weight) {
      throw new IllegalArgumentException("Synthetic shoppers are numbers");
    }

    @Override
    public void accept(long shopper, int product, long time, float weight) {
      add((int) shopper, product);
    }
  }
}
