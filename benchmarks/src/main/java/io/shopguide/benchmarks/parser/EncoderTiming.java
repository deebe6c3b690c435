package io.shopguide.benchmarks.parser;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.query.LearnedParser;
import io.shopguide.query.QueryParser;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The time of a parse with learned models, and beside it that of the tokenizer and ONNX Runtime
 * alone: for each query in turns, so that what disturbs the machine disturbs both. Stateless.
 */
final class EncoderTiming {
  private static final int ROUNDS = 5;
  private static final int WARM_UP_PARSES = 600; // a second, also on a machine that is slow for now

  private EncoderTiming() {}

  static void measure(
      LearnedModels models,
      QueryParser rules,
      List<String> queries,
      long warmUpSeconds,
      PrintStream progress,
      JsonObject figures)
      throws IOException {
    try (OpenedModels opened = new OpenedModels(models, rules)) {
      figures.addProperty("models", opened.parts());
      if (opened.files().isEmpty()) {
        progress.printf("timing %s%n", opened.parts());
        time(opened.parser(), null, queries, warmUpSeconds, figures);
        return;
      }
      try (PlainEncoder plain = new PlainEncoder(opened.files().get())) {
        progress.printf("timing %s and %s alone%n", opened.parts(), opened.files().get());
        figures.addProperty("encoder", opened.files().get().specification());
        time(opened.parser(), plain, queries, warmUpSeconds, figures);
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  private static void time(
      LearnedParser parser,
      PlainEncoder plain,
      List<String> queries,
      long warmUpSeconds,
      JsonObject figures)
      throws OrtException {
    long[][] learned = new long[queries.size()][ROUNDS];
    long[][] alone = new long[queries.size()][ROUNDS];
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
    long parses = WARM_UP_PARSES * warmUpSeconds;
    for (long i = 0; i < parses || System.nanoTime() < end; i++) {
      int q = (int) (i % learned.length);
      pair(parser, plain, queries.get(q), i % 2 == 0, learned[q], alone[q], 0);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int q = 0; q < learned.length; q++) {
        boolean first = (q + round) % 2 == 0;
        pair(parser, plain, queries.get(q), first, learned[q], alone[q], round);
      }
    }
    double[] parse = medians(learned);
    figures.addProperty("learned_p50_ms", percentile(parse, 0.5));
    figures.addProperty("learned_p99_ms", percentile(parse, 0.99));
    double[] byThemselves = timeParses(parser, queries);
    figures.addProperty("learned_by_itself_p50_ms", percentile(byThemselves, 0.5));
    figures.addProperty("learned_by_itself_p99_ms", percentile(byThemselves, 0.99));
    if (plain != null) {
      double[] encode = medians(alone);
      figures.addProperty("encoder_alone_p50_ms", percentile(encode, 0.5));
      figures.addProperty("encoder_alone_p99_ms", percentile(encode, 0.99));
      figures.addProperty("ratio", Decimals.rounded(sum(parse) / sum(encode), 2));
      figures.addProperty("ratio_p50", Decimals.rounded(at(parse, 0.5) / at(encode, 0.5), 2));
    }
  }

  /**
   * Times the parses by themselves, as an application runs them: in turns, two models take the
   * processor's caches from each other.
   */
  private static double[] timeParses(LearnedParser parser, List<String> queries) {
    long[][] nanos = new long[queries.size()][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int q = 0; q < nanos.length; q++) {
        long start = System.nanoTime();
        parser.parse(queries.get(q));
        nanos[q][Math.max(0, round)] = System.nanoTime() - start;
      }
    }
    return medians(nanos);
  }

  /** Times both on one query, one after the other. */
  private static void pair(
      LearnedParser parser,
      PlainEncoder plain,
      String query,
      boolean plainFirst,
      long[] learned,
      long[] alone,
      int round)
      throws OrtException {
    if (plain != null && plainFirst) {
      alone[round] = encode(plain, query);
    }
    long start = System.nanoTime();
    parser.parse(query);
    learned[round] = System.nanoTime() - start;
    if (plain != null && !plainFirst) {
      alone[round] = encode(plain, query);
    }
  }

  private static long encode(PlainEncoder plain, String query) throws OrtException {
    long start = System.nanoTime();
    plain.encode(query);
    return System.nanoTime() - start;
  }

  /** Of each query in milliseconds, sorted. */
  private static double[] medians(long[][] nanos) {
    double[] medians = new double[nanos.length];
    for (int q = 0; q < medians.length; q++) {
      Arrays.sort(nanos[q]);
      medians[q] = nanos[q][ROUNDS / 2] / 1e6;
    }
    Arrays.sort(medians);
    return medians;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (sorted.length * share)];
  }

  private static double percentile(double[] sorted, double share) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3f", at(sorted, share)));
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
