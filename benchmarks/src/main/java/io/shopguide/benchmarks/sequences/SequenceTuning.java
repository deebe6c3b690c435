package io.shopguide.benchmarks.sequences;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.ItemItemFormula;
import io.shopguide.rec.train.ItemItemLearner;
import io.shopguide.rec.train.TrainingControl;
import io.shopguide.rec.train.TrainingOptions;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses settings by the NDCG@10 of each user's last given item, learned from the items before it:
 * from the start, to the best of the settings that differ in one value, until none is better. Not
 * thread-safe; one per run.
 */
final class SequenceTuning {
  static final int LIMIT = 20;
  private static final int NEIGHBOURS = 200;

  /** A smaller one is within the noise of some ten thousand users. */
  private static final double LEAST_GAIN = 1e-4;

  private final SequenceData data;
  private final int[][] histories;
  private final ItemItemMatrix like;
  private final int threads;
  private final Map<SequenceSettings, Double> tried = new HashMap<>();
  private ItemItemFormula learnedFormula;
  private ItemItemMatrix learned;

  SequenceTuning(SequenceData data, ItemItemMatrix like, int threads) {
    this.data = data;
    this.like = like;
    this.threads = threads;
    this.histories = new int[data.sequences().length][];
    for (int user = 0; user < histories.length; user++) {
      histories[user] = data.history(user, data.sequences()[user].length - 1);
    }
  }

  /** Learns from whole or shortened sequences. */
  static ItemItemMatrix learn(int[][] histories, int items, ItemItemFormula formula, int threads) {
    // Published data: whoever runs this has the sequences themselves.
    TrainingOptions options =
        TrainingOptions.DEFAULT.withNeighbours(NEIGHBOURS).withMinimumShoppers(1);
    return new ItemItemLearner(formula, options)
        .learn(histories, items, TrainingControl.create().threads(threads));
  }

  /** Ranks the last given items. */
  RankTally validate(SequenceSettings settings, double beta, boolean repeats) {
    if (!settings.formula().equals(learnedFormula)) {
      learnedFormula = settings.formula();
      learned = learn(histories, data.items(), learnedFormula, threads);
    }
    double alpha = beta == 0 ? 1 : settings.contentWeight();
    SequenceModel model =
        new SequenceModel(learned, like, alpha, beta, settings.recencyFactor(), repeats, LIMIT);
    RankTally tally = new RankTally();
    for (int[] sequence : data.sequences()) {
      int last = sequence.length - 1;
      if (last > 0) {
        model.rank(sequence, last);
        tally.add(model.ranking(), sequence[last]);
      }
    }
    return tally;
  }

  /** Climbs one value after the other until no step gains anything worth the name. */
  SequenceSettings choose(SequenceSettings start, PrintStream progress) {
    SequenceSettings best = start;
    double bestValue = value(best);
    for (boolean climbing = true; climbing; ) {
      climbing = false;
      for (SequenceSettings.Value value : SequenceSettings.Value.values()) {
        for (int step : new int[] {-1, 1}) {
          SequenceSettings candidate = value.stepped(best, step);
          while (candidate.isValid() && value(candidate) > bestValue + LEAST_GAIN) {
            best = candidate;
            bestValue = value(best);
            climbing = true;
            progress.printf("NDCG@10 %.4f with %s%n", bestValue, best.toJson());
            candidate = value.stepped(best, step);
          }
        }
      }
    }
    return best;
  }

  private double value(SequenceSettings settings) {
    return tried.computeIfAbsent(settings, s -> validate(s, 1, false).ndcg());
  }
}
