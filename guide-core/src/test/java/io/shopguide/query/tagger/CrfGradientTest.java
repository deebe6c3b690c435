package io.shopguide.query.tagger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The gradient beside finite differences of the loss. */
class CrfGradientTest {
  private static final int FEATURES = 5;
  private static final int DIMENSION = 2;
  private static final float STEP = 1f / 64;

  @Property(tries = 40)
  void compute_anyWeights_isTheSlopeOfTheLoss(
      @ForAll long seed, @ForAll TagScheme scheme, @ForAll @IntRange(min = 1, max = 4) int length) {
    SplittableRandom random = new SplittableRandom(seed);
    LabelSet set = new LabelSet(scheme, List.of("color", "size"));
    EncodedSequence sequence = sequence(random, set, length);
    CrfParameters weights = new CrfParameters(set.size(), FEATURES, DIMENSION);
    fill(random, weights.features);
    fill(random, weights.pairs);
    fill(random, weights.states);

    CrfGradient gradient = new CrfGradient(set);
    loss(gradient, weights, sequence);
    double[] features = new double[weights.features.length];
    double[] states = new double[weights.states.length];
    for (int i = 0; i < length; i++) {
      for (int label = 0; label < set.size(); label++) {
        for (int f = sequence.offsets[i]; f < sequence.offsets[i + 1]; f++) {
          features[sequence.features[f] * set.size() + label] += gradient.label(i, label);
        }
        for (int d = 0; d < DIMENSION; d++) {
          states[d * set.size() + label] +=
              sequence.states[i * DIMENSION + d] * gradient.label(i, label);
        }
      }
    }
    double[] pairs = gradient.pairs().clone();
    assertSlopes(features, weights.features, set, weights, sequence);
    assertSlopes(states, weights.states, set, weights, sequence);
    assertSlopes(pairs, weights.pairs, set, weights, sequence);
  }

  private static void assertSlopes(
      double[] slopes,
      float[] values,
      LabelSet set,
      CrfParameters weights,
      EncodedSequence sequence) {
    CrfGradient gradient = new CrfGradient(set);
    for (int w = 0; w < values.length; w++) {
      float value = values[w];
      values[w] = value + STEP;
      double above = loss(gradient, weights, sequence);
      values[w] = value - STEP;
      double below = loss(gradient, weights, sequence);
      values[w] = value;
      assertEquals((above - below) / (2 * STEP), slopes[w], 2e-3);
    }
  }

  private static double loss(
      CrfGradient gradient, CrfParameters weights, EncodedSequence sequence) {
    gradient.chain().setTransitions(weights.pairs);
    return gradient.compute(weights, sequence);
  }

  private static EncodedSequence sequence(SplittableRandom random, LabelSet set, int length) {
    int[] features = random.ints(length * 3L, 0, FEATURES).toArray();
    int[] offsets = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      offsets[i] = i * 3;
    }
    float[] states = new float[length * DIMENSION];
    fill(random, states);
    List<TagSpan> spans = List.of(new TagSpan(random.nextInt(length), length, "size", 1));
    return new EncodedSequence(features, offsets, set.encode(spans, length), states);
  }

  private static void fill(SplittableRandom random, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
  }
}
