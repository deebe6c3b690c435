package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void quantile_randomDurations_isAboveTheExactByAtMostAnEighth() {
    Random random = new Random(1);
    for (int run = 0; run < 50; run++) {
      Durations durations = new Durations();
      long[] all = new long[1 + random.nextInt(1_000)];
      double spread = 30 * random.nextDouble();
      Arrays.setAll(all, i -> (long) (1_000 * Math.exp(spread * random.nextDouble())));
      Arrays.stream(all).forEach(durations::add);
      Arrays.sort(all);
      for (double share : new double[] {0.01, 0.5, 0.95, 1}) {
        long exact = all[(int) Math.ceil(share * all.length) - 1];
        long quantile = durations.quantile(share);
        assertTrue(quantile >= exact, quantile + " for " + exact);
        assertTrue(quantile <= exact * 1.13 + 1, quantile + " for " + exact);
      }
      assertEquals(all.length, durations.count());
    }
  }

  @Test
  void quantile_noneOrExtreme_isInRange() {
    Durations durations = new Durations();
    assertEquals(Long.MAX_VALUE, durations.quantile(0.95));
    durations.add(0);
    assertEquals(9, durations.quantile(0.95));
    durations.add(Long.MAX_VALUE);
    assertEquals(9, durations.quantile(0.5));
    assertEquals(Long.MAX_VALUE, durations.quantile(1));
  }
}
