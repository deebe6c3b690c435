package io.shopguide.guide;

import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A made-up shop of product lines, each a brand: every shopper buys half of what they buy of one
 * line, the rest of any.
 *
 * @param products number of products; product {@code p} is of line {@code p % lines}
 * @param lines number of lines
 * @param bought number of products, the first ones, that are bought at all; a multiple of the lines
 * @param purchases number of purchases of each shopper
 * @param seed of the purchases
 */
record LineShop(int products, int lines, int bought, int purchases, long seed) {

  /** A builder of its guide. */
  GuideBuilder builder(Path folder, int shoppers) {
    StringBuilder csv = new StringBuilder(SmallShop.COLUMNS);
    for (int p = 0; p < products; p++) {
      csv.append(
          "p%d,Item %d,,Brand %d,,lamp,,black,%d,2025-01-01,4%n"
              .formatted(p, p, p % lines, 10 + p));
    }
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder events = new StringBuilder("shopper,product\n");
    for (int u = 0; u < shoppers; u++) {
      int line = random.nextInt(lines);
      for (int e = 0; e < purchases; e++) {
        int any = random.nextInt(bought);
        events.append("u%d,p%d%n".formatted(u, e % 2 == 0 ? any : any - any % lines + line));
      }
    }
    return GuideBuilder.create(folder)
        .products(SmallShop.products(csv.toString()))
        .events(SmallShop.purchases(events.toString()))
        .clock(SmallShop.CLOCK);
  }
}
