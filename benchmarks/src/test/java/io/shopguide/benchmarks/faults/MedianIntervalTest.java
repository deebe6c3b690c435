package io.shopguide.benchmarks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "5, 1, 5",
    "6, 1, 6",
    "8, 1, 8",
    "9, 2, 8",
    "10, 2, 9",
    "25, 8, 18",
    "50, 18, 33",
    "100, 40, 61",
    "10000, 4902, 5099"
  })
  void of_ranksOfTheBinomialDistribution_areTheEnds(int n, double low, double high) {
    double[] descending = IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray();
    assertEquals(new MedianInterval((n + 1) / 2.0, low, high), MedianInterval.of(descending));
  }

  @Test
  void of_drawnSamples_coversTheMedianAsOftenAsItSays() {
    Random random = new Random(3);
    int covered = 0;
    for (int run = 0; run < 2000; run++) {
      MedianInterval drawn =
          MedianInterval.of(random.doubles(101).map(value -> -Math.log(value)).toArray());
      covered += drawn.low() <= Math.log(2) && Math.log(2) <= drawn.high() ? 1 : 0;
    }
    assertTrue(covered > 0.94 * 2000 && covered < 0.985 * 2000, "covered " + covered);
  }
}
