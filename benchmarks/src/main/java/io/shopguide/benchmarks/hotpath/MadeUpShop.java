package io.shopguide.benchmarks.hotpath;

import io.shopguide.benchmarks.training.SyntheticEvents;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.rec.train.EventSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A shop of any size with brands, categories, colours, prices and skewed purchases with times, and
 * some shoppers with a given number of purchases. The same seed gives the same shop.
 *
 * @param products number of products
 * @param seed what the shop depends on
 */
record MadeUpShop(int products, long seed) {
  /** Number of shoppers with a given number of purchases. */
  static final int SHOPPERS = 256;

  private static final int EVENTS_A_PRODUCT = 5;
  private static final int DEPARTMENT = 1000;
  private static final int BRANDS = 20; // of a department
  private static final int CATEGORIES = 10; // of a department
  private static final String[] COLORS = {"black", "white", "red", "blue", "green", "silver"};
  private static final long FIRST_MILLIS = 1_700_000_000_000L;

  /** A shopper with a number of purchases. */
  static String shopper(int purchases, int number) {
    return "known-" + purchases + "-" + number;
  }

  /**
   * Builds the guide.
   *
   * @param folder where to
   * @param histories numbers of purchases that some shoppers have
   */
  void build(Path folder, int... histories) throws IOException {
    Files.createDirectories(folder);
    Path catalogue = folder.resolve("products.csv");
    Path purchases = folder.resolve("purchases.csv");
    writeProducts(catalogue);
    writePurchases(purchases, histories);
    GuideBuilder.create(folder)
        .products(
            Feed.csv(
                catalogue,
                Mapping.id("id")
                    .title("title")
                    .brand("brand")
                    .category("category")
                    .color("color")
                    .price("price", PriceUnit.CENTS, "USD")))
        .events(
            Feed.csv(purchases, EventMapping.shopper("shopper").product("product").time("time")))
        .onProgress(p -> System.err.println(p.step() + " " + p.done() + " of " + p.total()))
        .build();
    Files.delete(catalogue);
    Files.delete(purchases);
  }

  private int department(int product) {
    return product % Math.max(1, products / DEPARTMENT);
  }

  private void writeProducts(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("id,title,brand,category,color,price\n");
      for (int product = 0; product < products; product++) {
        int department = department(product);
        int brand = random.nextInt(BRANDS);
        int category = random.nextInt(CATEGORIES);
        String color = COLORS[random.nextInt(COLORS.length)];
        writer.write(
            "p%d,Item %d of line %d in %s,brand %d %d,category %d %d,%s,%d%n"
                .formatted(
                    product,
                    product,
                    random.nextInt(50),
                    color,
                    department,
                    brand,
                    department,
                    category,
                    color,
                    100 + random.nextInt(20_000)));
      }
    }
  }

  private void writePurchases(Path file, int... histories) throws IOException {
    SyntheticEvents events =
        new SyntheticEvents(products, (long) EVENTS_A_PRODUCT * products, seed);
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("shopper,product,time\n");
      events.sendTo(new Lines(writer));
      SplittableRandom random = new SplittableRandom(seed + 1);
      int departments = Math.max(1, products / DEPARTMENT);
      for (int purchases : histories) {
        for (int number = 0; number < SHOPPERS; number++) {
          int department = random.nextInt(departments);
          for (int i = 0; i < purchases; i++) {
            int any = random.nextInt(products);
            int product = i % 3 == 0 ? any : any - department(any) + department;
            line(writer, shopper(purchases, number), Math.min(product, products - 1), i);
          }
        }
      }
    }
  }

  private static void line(BufferedWriter writer, String shopper, int product, long minute)
      throws IOException {
    writer.write(shopper + ",p" + product + "," + (FIRST_MILLIS + 60_000 * minute) + "\n");
  }

  /** Writes events as lines. */
  private record Lines(BufferedWriter writer) implements EventSink {
    @Override
    public void accept(CharSequence shopper, int product, long time, float weight)
        throws IOException {
      line(writer, shopper.toString(), product, time);
    }

    @Override
    public void accept(long shopper, int product, long time, float weight) throws IOException {
      line(writer, "u" + shopper, product, time);
    }
  }
}
