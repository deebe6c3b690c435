package io.shopguide.benchmarks.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalabilityTest {
  private static final Times ANY = new Times(new double[] {1});

  private static List<Load.Closed> measured(Scalability truth, int... threads) {
    return IntStream.of(threads)
        .mapToObj(n -> new Load.Closed(n, n * 1_000 / truth.inflation(n), ANY))
        .toList();
  }

  @Test
  void fit_throughputsOfTheLaw_findsBothOfItsNumbers() {
    Scalability truth = new Scalability(0.05, 0.002);
    Scalability fitted = Scalability.fit(measured(truth, 1, 2, 4, 8, 16));
    assertEquals(truth.contention(), fitted.contention(), 1e-9);
    assertEquals(truth.coherence(), fitted.coherence(), 1e-9);
  }

  @Test
  void fit_twoPoints_takesContentionAlone() {
    Scalability fitted = Scalability.fit(measured(new Scalability(0.2, 0), 1, 2));
    assertEquals(new Scalability(0.2, 0).inflation(2), fitted.inflation(2), 1e-9);
    assertEquals(0, fitted.coherence());
  }

  @Test
  void fit_betterThanProportional_isIdeal() {
    List<Load.Closed> odd = List.of(new Load.Closed(1, 1_000, ANY), new Load.Closed(2, 2_100, ANY));
    assertEquals(new Scalability(0, 0), Scalability.fit(odd));
  }
}
