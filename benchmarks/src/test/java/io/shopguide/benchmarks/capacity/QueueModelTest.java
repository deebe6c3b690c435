package io.shopguide.benchmarks.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueModelTest {
  private static final Scalability IDEAL = new Scalability(0, 0);

  /** Exponential times of mean 1 ms at evenly spread ranks. */
  private static Times exponential() {
    return new Times(
        IntStream.range(0, 20_000).mapToDouble(i -> -Math.log(1 - (i + 0.5) / 20_000)).toArray());
  }

  private static QueueModel model(int threads, Times service) {
    return new QueueModel(threads, service, 1, IDEAL, 1);
  }

  @Test
  void at_oneThreadAndExponentialTimes_isTheQueueOfTheTextbook() {
    QueueModel.Steady steady = model(1, exponential()).at(700);
    assertEquals(0.7, steady.delayed(), 1e-3);
    assertEquals(1 / (1 - 0.7), steady.mean(), 0.02);
    assertEquals(Math.log(100) / (1 - 0.7), steady.quantile(0.99), 0.3);
  }

  @Test
  void at_oneThreadAndEqualTimes_waitsHalfAsLong() {
    Times equal = new Times(new double[] {1, 1, 1});
    assertEquals(0.5 * 0.7 / 0.3, model(1, equal).at(700).meanWait(), 1e-9);
  }

  /** Erlang's C: A. O. Allen, table of M/M/c; 2 threads: 2 rho^2 / (1 + rho). */
  @ParameterizedTest
  @CsvSource({"2, 0.5, 0.33333", "2, 0.8, 0.71111", "5, 0.8, 0.55411", "10, 0.7, 0.22173"})
  void at_severalThreads_delaysAsErlangSays(int threads, double load, double delayed) {
    Times equal = new Times(new double[] {1});
    assertEquals(delayed, model(threads, equal).at(threads * load * 1_000).delayed(), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.6", "2, 0.5", "2, 0.8", "4, 0.7"})
  void quantile_serviceThatVaries_isNearASimulation(int threads, double load) {
    Times service = bimodal();
    double rate = threads * load / service.mean() * 1_000;
    Times simulated = simulate(threads, rate, service);
    QueueModel.Steady predicted = model(threads, service).at(rate);
    assertEquals(1, predicted.mean() / simulated.mean(), 0.12);
    assertEquals(1, predicted.quantile(0.5) / simulated.quantile(0.5), 0.4);
    assertEquals(1, predicted.quantile(0.99) / simulated.quantile(0.99), 0.2);
  }

  @Test
  void fitted_pointsOfAModel_findsItsFactor() {
    QueueModel truth = new QueueModel(2, bimodal(), 1, new Scalability(0.1, 0), 3);
    List<QueueModel.Point> points =
        IntStream.of(200, 500, 800)
            .mapToObj(
                rate -> {
                  QueueModel.Steady steady = truth.at(rate);
                  return new QueueModel.Point(rate, steady.quantile(0.5), steady.quantile(0.99));
                })
            .toList();
    QueueModel start = new QueueModel(2, bimodal(), 1, new Scalability(0.1, 0), 1);
    assertEquals(3, start.fitted(points).waiting(), 0.01);
  }

  @Test
  void greatestRate_ofATime_isTheRateThatTakesIt() {
    QueueModel model = model(2, bimodal());
    double rate = model.greatestRate(0.99, 20, model.saturation());
    assertTrue(rate > 0 && rate < model.saturation());
    assertEquals(20, model.at(rate).quantile(0.99), 0.01);
    assertEquals(0, model.greatestRate(0.99, 1, model.saturation()), "no request is that quick");
    assertEquals(
        model.saturation() / 2, model.slower(2).saturation(), 1e-6, "twice as long, half as many");
  }

  /** Nine of ten requests take about 1 ms, one about 8 ms. */
  private static Times bimodal() {
    Random random = new Random(5);
    return new Times(
        IntStream.range(0, 5_000)
            .mapToDouble(i -> (i % 10 == 0 ? 8 : 1) * (0.8 + 0.4 * random.nextDouble()))
            .toArray());
  }

  private static Times simulate(int threads, double perSecond, Times service) {
    Random random = new Random(11);
    double[] drawn = service.thinned(service.size());
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < threads; i++) {
      free.add(0.0);
    }
    double[] times = new double[400_000];
    double now = 0;
    for (int i = 0; i < times.length; i++) {
      now -= Math.log(1 - random.nextDouble()) / perSecond * 1_000;
      double end = Math.max(now, free.remove()) + drawn[random.nextInt(drawn.length)];
      free.add(end);
      times[i] = end - now;
    }
    return new Times(Arrays.copyOfRange(times, times.length / 10, times.length));
  }
}
