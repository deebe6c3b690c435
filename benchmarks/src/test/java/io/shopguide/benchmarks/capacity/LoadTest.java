package io.shopguide.benchmarks.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static void sleep(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis * 1_000_000; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Test
  void open_oneStall_countsForAllWhoComeMeanwhile() {
    Load stalling = new Load(number -> sleep(number == 20 ? 300 : 0));
    Load.Open run = stalling.open(200, 1, Duration.ofMillis(600), 7);
    int late = 0;
    for (double time : run.times().thinned(run.times().size())) {
      late += time > 50 ? 1 : 0;
    }
    assertTrue(late > 30, "a service time of 300 ms once, but late: " + late);
    assertTrue(run.times().quantile(1) >= 300);
  }

  @Test
  void closed_oneStall_countsOnce() {
    Load stalling = new Load(number -> sleep(number == 20 ? 150 : 2));
    Times times = stalling.closed(1, Duration.ofMillis(400)).times();
    assertTrue(times.quantile(0.9) < 100 && times.quantile(1) >= 150);
  }

  @Test
  void open_sameSeed_bringsTheSameRequestsAtTheRate() {
    AtomicInteger asked = new AtomicInteger();
    Load counting = new Load(number -> asked.incrementAndGet());
    Load.Open first = counting.open(2_000, 2, Duration.ofMillis(200), 1);
    int once = asked.getAndSet(0);
    counting.open(2_000, 2, Duration.ofMillis(200), 1);
    assertEquals(once, asked.get());
    assertEquals(400, first.times().size());
    assertEquals(2_000, first.perSecond(), 5 * 2_000 / Math.sqrt(400));
    assertEquals(first.perSecond(), counting.open(2_000, 1, Duration.ofMillis(200), 1).perSecond());
  }

  @Test
  void closed_moreThreads_askMore() {
    Load sleeping = new Load(number -> sleep(2));
    double one = sleeping.closed(1, Duration.ofMillis(150)).perSecond();
    double four = sleeping.closed(4, Duration.ofMillis(150)).perSecond();
    assertTrue(four > 2 * one, one + " and " + four);
  }

  @Test
  void closed_requestThatFails_saysSo() {
    Load failing =
        new Load(
            number -> {
              throw new UnsupportedOperationException("no");
            });
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> failing.closed(2, Duration.ofMillis(100)));
    assertEquals("no", e.getCause().getMessage());
  }
}
