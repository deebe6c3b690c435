package io.shopguide.benchmarks.drift;

import io.shopguide.benchmarks.drift.TextFiles.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream to watch.
 *
 * @param name name for people
 * @param isBinary whether its values are 0 and 1
 * @param quiet where values come from
 * @param changed where they come from after the change; as {@code quiet} if there is none
 * @param horizon number of values after the change within which it must be noticed
 */
record StreamCase(String name, boolean isBinary, Source quiet, Source changed, int horizon) {
  private static final int HORIZON = 10_000;
  private static final int PUBLISHED_HORIZON = 2000;

  private static StreamCase stationary(String name, Source source) {
    return new StreamCase(name, false, source, source, 0);
  }

  private static StreamCase changing(String name, Source quiet, Source changed) {
    return new StreamCase(name, false, quiet, changed, HORIZON);
  }

  static List<StreamCase> stationary(TextFiles texts) {
    return List.of(
        new StreamCase("Bernoulli .2", true, Source.bits(.2), Source.bits(.2), 0),
        new StreamCase("Bernoulli .05", true, Source.bits(.05), Source.bits(.05), 0),
        stationary("uniform", SplittableRandom::nextDouble),
        stationary("normal", SplittableRandom::nextGaussian),
        stationary("latency, log-normal", latency(1)),
        stationary("categories, Zipf", zipf(40)),
        stationary("Icecat titles, characters", Source.of(texts.characters(Domain.ICECAT))),
        stationary("Icecat prices, logarithm", Source.of(texts.logPrices())),
        stationary("Icecat titles, unknown words", texts.unknown(Domain.ICECAT, Domain.ICECAT)),
        stationary("QueryNER, characters", Source.of(texts.characters(Domain.QUERYNER))),
        stationary("QueryNER, unknown words", texts.unknown(Domain.QUERYNER, Domain.QUERYNER)));
  }

  static List<StreamCase> changing(TextFiles texts) {
    List<StreamCase> cases = new ArrayList<>();
    for (double rate : new double[] {.3, .4, .8}) {
      cases.add(
          new StreamCase(
              "Bernoulli .2 to " + rate,
              true,
              Source.bits(.2),
              Source.bits(rate),
              PUBLISHED_HORIZON));
    }
    Source normal = SplittableRandom::nextGaussian;
    cases.add(changing("normal, mean +.25", normal, random -> random.nextGaussian() + .25));
    cases.add(changing("normal, deviation x1.5", normal, random -> random.nextGaussian() * 1.5));
    cases.add(changing("latency x1.3", latency(1), latency(1.3)));
    for (double share : new double[] {.05, .1, .25}) {
      String mixed = " in " + Math.round(share * 100) + " %";
      cases.add(
          changing(
              "QueryNER, unknown words: Icecat titles" + mixed,
              texts.unknown(Domain.QUERYNER, Domain.QUERYNER),
              texts
                  .unknown(Domain.QUERYNER, Domain.QUERYNER)
                  .mixedWith(texts.unknown(Domain.ICECAT, Domain.QUERYNER), share)));
      cases.add(
          changing(
              "Icecat titles, unknown words: fashion names" + mixed,
              texts.unknown(Domain.ICECAT, Domain.ICECAT),
              texts
                  .unknown(Domain.ICECAT, Domain.ICECAT)
                  .mixedWith(texts.unknown(Domain.FASHION, Domain.ICECAT), share)));
    }
    return cases;
  }

  private static Source latency(double factor) {
    return random -> factor * Math.exp(0.6 * random.nextGaussian());
  }

  private static Source zipf(int categories) {
    double[] cumulative = new double[categories];
    double sum = 0;
    for (int i = 0; i < categories; i++) {
      sum += 1.0 / (i + 1);
      cumulative[i] = sum;
    }
    return random -> {
      double at = random.nextDouble() * cumulative[categories - 1];
      int category = 0;
      while (cumulative[category] < at) {
        category++;
      }
      return category;
    };
  }
}
