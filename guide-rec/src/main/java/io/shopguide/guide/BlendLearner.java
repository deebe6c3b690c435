package io.shopguide.guide;

import io.shopguide.rec.SparseScores;
import io.shopguide.rec.train.PairwiseTraining;
import io.shopguide.rec.train.PreferenceExample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Learns the weights of recommendations by the length of the history, from purchases that the graph
 * and the item-item weights of its shop do not hold. Not thread-safe; one per build.
 */
final class BlendLearner {
  /** Products beside each held back purchase, half of them related to the history. */
  private static final int OTHERS = 20;

  /** With fewer purchases that decide, chance would. */
  private static final int LEAST_VALIDATED = 50;

  private final Shop shop;
  private final HeldBack held;
  private final PairwiseTraining training;
  private final BuildSteps steps;
  private final List<List<PreferenceExample>> examples = new ArrayList<>();
  private final List<List<PreferenceExample>> validation = new ArrayList<>();

  BlendLearner(Shop shop, HeldBack held, PairwiseTraining training, BuildSteps steps) {
    this.shop = shop;
    this.held = held;
    this.training = training;
    this.steps = steps;
    for (int h = 0; h < Blends.HISTORIES.size(); h++) {
      examples.add(new ArrayList<>());
      validation.add(new ArrayList<>());
    }
  }

  /** Learns and writes the weights with their card. */
  void write(Path folder, String created, String data) throws IOException {
    collect();
    List<Blend> blends = new ArrayList<>();
    List<Blends.History> histories = new ArrayList<>();
    for (int h = 0; h < Blends.HISTORIES.size(); h++) {
      Blend blend = Blend.PROFILE;
      double before = Double.NaN;
      double after = Double.NaN;
      // Without a history all that counts is the popularity, and nothing is to be weighed.
      if (h > 0 && validation.get(h).size() >= LEAST_VALIDATED) {
        PairwiseTraining.Learned learned =
            training.train(examples.get(h), validation.get(h), Blend.PROFILE.profileWeights());
        before = learned.before();
        after = learned.after();
        if (after > before) {
          blend = Blend.ofProfileWeights(learned.weights());
        }
      }
      blends.add(blend);
      histories.add(
          new Blends.History(
              Blends.HISTORIES.get(h),
              examples.get(h).size(),
              validation.get(h).size(),
              before,
              after));
    }
    Blends.write(folder, blends, new Blends.Card(created, training.seed(), data, histories));
    steps.report("learning the blend", 1, 1);
  }

  private void collect() {
    Profiles profiles = new Profiles(shop.catalogue(), shop.times());
    Random random = new Random(training.seed());
    int done = 0;
    for (Map.Entry<String, Set<String>> entry : held.purchases().entrySet()) {
      Profile profile = profiles.of(entry.getKey());
      int history = Blends.history(profile.owned().length);
      List<List<PreferenceExample>> target = held.decides(entry.getKey()) ? validation : examples;
      if (!profile.isEmpty()) {
        add(profile, entry.getValue(), random, target.get(history));
      }
      steps.report("learning the blend", ++done, held.purchases().size() + 1);
    }
  }

  private void add(
      Profile profile, Set<String> bought, Random random, List<PreferenceExample> target) {
    Set<Integer> known = new HashSet<>();
    for (int product : profile.owned()) {
      known.add(product);
    }
    List<Integer> positives = new ArrayList<>();
    for (String id : bought) {
      int product = shop.catalogue().find(id);
      if (product >= 0 && known.add(product)) {
        positives.add(product);
      }
    }
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts = ProfileRanker.parts(shop, profile, Blend.PROFILE, scratch);
      SparseScores related = scratch.boughtTogether;
      for (int positive : positives) {
        List<double[]> others = new ArrayList<>();
        for (int n = 0; n < OTHERS; n++) {
          boolean near = n % 2 == 0 && related.size() > 0;
          int other =
              near
                  ? related.product(random.nextInt(related.size()))
                  : random.nextInt(shop.catalogue().size());
          if (!known.contains(other)) {
            others.add(parts.profileValues(other));
          }
        }
        if (!others.isEmpty()) {
          target.add(
              new PreferenceExample(
                  parts.profileValues(positive), others.toArray(new double[0][])));
        }
      }
    }
  }
}
