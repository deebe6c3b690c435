package io.shopguide.encoder.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.query.tagger.TagScheme;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.internal.LinearChain;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class TagChainTest {
  private static final TagSet TAGS = new TagSet(List.of("O", "B-a", "I-a", "B-b", "I-b"));
  private static final int SIZE = TAGS.size();

  private static float[] random(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double loss(TagChain chain, float[] emissions, int[] rows, int[] gold) {
    float[] ignored = new float[emissions.length];
    return chain.learn(
        chain.inference(TAGS.anyOrder()),
        emissions,
        rows,
        gold,
        1,
        ignored,
        new float[chain.weights().length]);
  }

  @Test
  void learn_randomScores_derivativesAreThoseOfTheLoss() {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      float[] weights = random(random, TagChain.weightCount(SIZE));
      TagChain chain = new TagChain(TAGS, weights);
      float[] emissions = random(random, 6 * SIZE);
      int[] rows = {SIZE, 3 * SIZE, 4 * SIZE};
      int[] gold = {random.nextInt(SIZE), random.nextInt(SIZE), random.nextInt(SIZE)};
      float[] byEmission = new float[emissions.length];
      float[] byWeight = new float[weights.length];
      LinearChain inference = chain.inference(TAGS.anyOrder());
      chain.learn(inference, emissions, rows, gold, 1, byEmission, byWeight);
      assertArrayEquals(
          differences(emissions, () -> loss(chain, emissions, rows, gold)), byEmission, 2e-3f);
      assertArrayEquals(
          differences(weights, () -> loss(chain, emissions, rows, gold)), byWeight, 2e-3f);
    }
  }

  private static float[] differences(float[] values, DoubleSupplier function) {
    float step = 1e-2f;
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      float kept = values[i];
      values[i] = kept + step;
      double above = function.getAsDouble();
      values[i] = kept - step;
      double below = function.getAsDouble();
      values[i] = kept;
      result[i] = (float) ((above - below) / (2 * step));
    }
    return result;
  }

  @Test
  void learn_allSequences_haveProbabilitiesThatAddUpToOne() {
    Random random = new Random(3);
    TagChain chain = new TagChain(TAGS, random(random, TagChain.weightCount(SIZE)));
    float[] emissions = random(random, 2 * SIZE);
    double sum = 0;
    for (int first = 0; first < SIZE; first++) {
      for (int second = 0; second < SIZE; second++) {
        sum += Math.exp(-loss(chain, emissions, new int[] {0, SIZE}, new int[] {first, second}));
      }
    }
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void spans_randomScores_areThoseOfTheBestAllowedSequence() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      float[] weights = random(random, TagChain.weightCount(SIZE));
      TagChain chain = new TagChain(TAGS, weights);
      float[] emissions = random(random, 4 * SIZE);
      List<String> best = Arrays.stream(best(weights, emissions, 4)).mapToObj(TAGS::tag).toList();
      TagDecoder decoder = new TagDecoder(chain);
      fill(decoder, emissions);
      List<TagSpan> found = decoder.spans(4);
      TaggedSequence tagged = new TaggedSequence(List.of("a", "b", "c", "d"), found);
      assertEquals(best, tagged.tags(TagScheme.BIO), "seed " + seed);
      found.forEach(span -> assertTrue(span.confidence() > 0 && span.confidence() <= 1));
    }
  }

  private static void fill(TagDecoder decoder, float[] emissions) {
    double[] scores = decoder.scores(emissions.length / SIZE);
    for (int i = 0; i < emissions.length; i++) {
      scores[i] = emissions[i];
    }
  }

  @Test
  void spans_oneWord_isAsLikelyAsItsTagWhereItEnds() {
    Random random = new Random(4);
    TagDecoder decoder =
        new TagDecoder(new TagChain(TAGS, random(random, TagChain.weightCount(SIZE))));
    float[] emissions = random(random, SIZE);
    emissions[TAGS.number("B-a")] += 9;
    fill(decoder, emissions);
    TagSpan span = decoder.spans(1).get(0);
    fill(decoder, emissions);
    float[] probabilities = decoder.probabilities(1);
    assertEquals(probabilities[TAGS.number("B-a")], span.confidence(), 1e-6);
    assertEquals(0, probabilities[TAGS.number("I-a")]);
    float sum = 0;
    for (float probability : probabilities) {
      sum += probability;
    }
    assertEquals(1, sum, 1e-6);
  }

  /** Tries all sequences. */
  private static int[] best(float[] weights, float[] emissions, int words) {
    int[] best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int number = 0; number < Math.pow(SIZE, words); number++) {
      int[] path = new int[words];
      double score = 0;
      boolean allowed = true;
      int rest = number;
      for (int i = 0; i < words; i++) {
        path[i] = rest % SIZE;
        rest /= SIZE;
        int from = i == 0 ? SIZE : path[i - 1];
        allowed &= i == 0 ? TAGS.mayStart(path[i]) : TAGS.mayFollow(from, path[i]);
        score += weights[from * SIZE + path[i]] + emissions[i * SIZE + path[i]];
      }
      if (allowed && score > bestScore) {
        bestScore = score;
        best = path;
      }
    }
    return best;
  }

  @Test
  void tagSet_tagsInAnyOrder_areSortedOnce() {
    assertEquals(List.of("B-a", "O"), new TagSet(List.of("O", "B-a", "O")).tags());
  }
}
