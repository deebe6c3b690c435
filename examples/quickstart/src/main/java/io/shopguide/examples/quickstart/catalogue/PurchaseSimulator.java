package io.shopguide.examples.quickstart.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lets the shoppers shop from January 2025 to June 2026. */
final class PurchaseSimulator {
  static final int SHOPPERS = 3_000;
  static final Instant OPENS = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant CLOSES = Instant.parse("2026-07-01T00:00:00Z");

  private static final int FEWEST = 5;
  private static final int MOST = 24;
  private static final double MEAN_BEYOND_FEWEST = 4.0;
  private static final double COMPLEMENT_SHARE = 0.4;
  private static final double COMPLEMENT_WAIT = 0.06;
  private static final int DAY_SECONDS = 86_400;

  private final Vocabulary vocabulary;
  private final List<Shade.Color> colors;
  private final Choice choice;
  private final long seed;

  PurchaseSimulator(Vocabulary vocabulary, List<Product> products, long seed) {
    this.vocabulary = vocabulary;
    this.seed = seed;
    choice = new Choice(products, new Popularity(products, seed), vocabulary);
    colors = products.stream().map(product -> product.shade().color()).distinct().toList();
  }

  /** All purchases, shopper by shopper, each shopper's in order of time. */
  List<Purchase> purchases() {
    double[] shares = vocabulary.personas().stream().mapToDouble(Persona::share).toArray();
    List<Purchase> purchases = new ArrayList<>();
    for (int number = 1; number <= SHOPPERS; number++) {
      String id = String.format(Locale.ROOT, "s%04d", number);
      Dice dice = new Dice(seed, "shopper/" + id);
      Persona persona = vocabulary.personas().get(dice.weighted(shares));
      shop(Shopper.of(id, persona, vocabulary.models(), colors, dice), dice, purchases);
    }
    return purchases;
  }

  private void shop(Shopper shopper, Dice dice, List<Purchase> purchases) {
    int beyond = (int) (dice.waiting() * MEAN_BEYOND_FEWEST);
    int count = FEWEST + beyond % (MOST - FEWEST + 1);
    boolean[] complements = new boolean[count];
    double[] waits = new double[count];
    for (int i = 0; i < count; i++) {
      complements[i] = i > 0 && dice.chance(COMPLEMENT_SHARE);
      waits[i] = dice.waiting() * (complements[i] ? COMPLEMENT_WAIT : 1);
    }
    Basket basket = new Basket();
    Instant[] times = times(waits, dice);
    for (int i = 0; i < count; i++) {
      LocalDate day = LocalDate.ofInstant(times[i], ZoneOffset.UTC);
      Product product = choice.next(shopper, basket, complements[i], day, dice);
      basket.add(product);
      purchases.add(new Purchase(shopper.id(), product, times[i]));
    }
  }

  /** Spreads the waits over the shopper's time with the shop; no two purchases coincide. */
  private static Instant[] times(double[] waits, Dice dice) {
    double total = dice.waiting();
    for (double wait : waits) {
      total += wait;
    }
    long open = CLOSES.getEpochSecond() - OPENS.getEpochSecond() - DAY_SECONDS;
    Instant[] times = new Instant[waits.length];
    long latest = Long.MIN_VALUE;
    double elapsed = 0;
    for (int i = 0; i < waits.length; i++) {
      elapsed += waits[i];
      long second = (long) (elapsed / total * open);
      latest = Math.max(latest + 1 + dice.below(600), daytime(second, dice));
      times[i] = OPENS.plusSeconds(latest);
    }
    return times;
  }

  /** Moves a moment to the waking hours of its day, most often the evening. */
  private static long daytime(long second, Dice dice) {
    long midnight = second - second % DAY_SECONDS;
    double hour = 7 + 16 * StrictMath.sqrt(dice.unit());
    return midnight + (long) (hour * 3_600);
  }
}
