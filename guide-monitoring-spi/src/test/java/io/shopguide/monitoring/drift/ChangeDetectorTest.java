package io.shopguide.monitoring.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Published streams with the alarms that river and MOA raise on them. */
class ChangeDetectorTest {

  @Test
  void mersenneTwister_python42_isPythons() {
    assertEquals(2746317213L, Integer.toUnsignedLong(MersenneTwister.python(42).nextInt()));
    MersenneTwister random = MersenneTwister.python(42);
    random.nextInt();
    assertEquals(0.11133106816568039, random.nextDouble());
  }

  @Test
  @Tag("real-data")
  void adwinRegression_isTheStoredStream() throws IOException {
    Path file = Path.of(System.getProperty("shopguide.data"), "drift", "adwin-stream.txt");
    assumeTrue(
        Files.exists(file) || Boolean.getBoolean("shopguide.data.required"), file + " is absent");
    double[] stored =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank())
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertArrayEquals(stored, Streams.adwinRegression());
  }

  /** A scan that leaves out the last bucket of each row fires at 1055. */
  @Test
  void adwin_regressionStream_looksAtTheLastBucketOfEachRow() {
    assertEquals(List.of(1023), Streams.alarms(new Adwin(), Streams.adwinRegression()));
  }

  @Test
  void adwin_fourSegments_firesOnceForEachChange() {
    assertEquals(List.of(1023, 2015, 3007), Streams.alarms(new Adwin(), Streams.fourSegments()));
  }

  @ParameterizedTest
  @CsvSource({"1,1002", "2,1003", "4,1003", "8,1007", "16,1007", "32,1023", "64,1023"})
  void adwin_clock_tradesDelayForWork(int clock, int alarm) {
    assertEquals(List.of(alarm), Streams.alarms(new Adwin(0.002, clock), Streams.twoSegments()));
  }

  @Test
  void adwin_constantStream_staysQuiet() {
    Adwin adwin = new Adwin();
    for (int i = 0; i < 5000; i++) {
      assertEquals(false, adwin.add(1));
    }
    assertEquals(5000, adwin.width());
    assertEquals(0, adwin.variance(), 1e-12);
  }

  @Test
  void adwin_variance_isTheExactSumOfSquares() {
    Adwin adwin = new Adwin(1e-12, 32);
    SplittableRandom random = new SplittableRandom(7);
    double[] values = random.doubles(100_000, 100, 101).toArray();
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double square = 0;
    for (double value : values) {
      assertEquals(false, adwin.add(value));
      square += (value - mean) * (value - mean);
    }
    assertEquals(mean, adwin.mean(), 1e-9);
    assertEquals(square / values.length, adwin.variance(), 1e-6);
    assertTrue(adwin.buckets() <= 6 * 17, "buckets " + adwin.buckets());
  }

  /** The second alarm is a false one; river raises it, too. */
  @Test
  void pageHinkley_regressionStream_firesAsRiverDoes() {
    assertEquals(List.of(1020, 1991), Streams.alarms(new PageHinkley(), Streams.adwinRegression()));
    assertEquals(List.of(1006), Streams.alarms(new PageHinkley(), Streams.twoSegments()));
  }

  @Test
  void ddm_moreErrors_firesAsRiverDoes() {
    assertEquals(List.of(1334), Streams.alarms(new Ddm(), Streams.errors()));
  }

  static Stream<ChangeDetector> detectors() {
    return Stream.of(new Adwin(), new PageHinkley(), new Ddm());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void reset_afterAnyValues_isLikeNew(ChangeDetector detector) {
    List<Integer> fresh = Streams.alarms(detector, Streams.errors());
    for (double value : Streams.errors()) {
      detector.add(1 - value);
    }
    detector.reset();
    assertEquals(fresh, Streams.alarms(detector, Streams.errors()));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void add_notANumber_isRefused(ChangeDetector detector) {
    assertThrows(IllegalArgumentException.class, () -> detector.add(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> detector.add(Double.POSITIVE_INFINITY));
  }

  @Test
  void constructors_outOfRange_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Adwin(0, 32));
    assertThrows(IllegalArgumentException.class, () -> new Adwin(0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new PageHinkley(-1, 50));
    assertThrows(IllegalArgumentException.class, () -> new PageHinkley(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Ddm().add(1.5));
  }
}
