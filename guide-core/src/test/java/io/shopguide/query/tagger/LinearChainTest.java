package io.shopguide.query.tagger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.query.tagger.internal.LinearChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Inference beside the enumeration of all sequences. */
class LinearChainTest {
  private static final double EXACT = 1e-9;

  @Property(tries = 100)
  void viterbi_anyScores_isTheBestOfAllSequences(
      @ForAll long seed, @ForAll TagScheme scheme, @ForAll @IntRange(min = 1, max = 4) int length) {
    Chain chain = new Chain(seed, scheme, length);
    int[] best = new int[length];
    double score = chain.inference.viterbi(chain.scores, length, best);
    double top = chain.all().stream().mapToDouble(chain::score).max().orElseThrow();
    assertEquals(top, score, EXACT);
    assertTrue(chain.isValid(best));
    assertEquals(top, chain.score(best), EXACT);
  }

  @Property(tries = 100)
  void forwardBackward_anyScores_isTheSumOverAllSequences(
      @ForAll long seed, @ForAll TagScheme scheme, @ForAll @IntRange(min = 1, max = 4) int length) {
    Chain chain = new Chain(seed, scheme, length);
    double logPartition = chain.inference.forwardBackward(chain.scores, length);
    assertEquals(Math.log(chain.sum(sequence -> true)), logPartition, EXACT);
    double all = chain.sum(sequence -> true);
    for (int i = 0; i < length; i++) {
      for (int label = 0; label < chain.set.size(); label++) {
        int at = i;
        int wanted = label;
        double expected = chain.sum(sequence -> sequence[at] == wanted) / all;
        assertEquals(expected, chain.inference.probability(i, label), EXACT);
      }
    }
  }

  @Property(tries = 50)
  void pairs_anyScores_areTheSumsOverAllSequences(
      @ForAll long seed, @ForAll TagScheme scheme, @ForAll @IntRange(min = 2, max = 4) int length) {
    Chain chain = new Chain(seed, scheme, length);
    chain.inference.forwardBackward(chain.scores, length);
    double all = chain.sum(sequence -> true);
    int size = chain.set.size();
    for (int i = 0; i + 1 < length; i++) {
      double[] pairs = new double[size * size];
      chain.inference.addPairs(i, 1, pairs);
      for (int p = 0; p < pairs.length; p++) {
        int at = i;
        int a = p / size;
        int b = p % size;
        double expected = chain.sum(s -> s[at] == a && s[at + 1] == b) / all;
        assertEquals(expected, pairs[p], EXACT);
      }
    }
  }

  @Property(tries = 50)
  void probability_ofARun_isTheSumOverAllSequences(
      @ForAll long seed, @ForAll TagScheme scheme, @ForAll @IntRange(min = 1, max = 4) int length) {
    Chain chain = new Chain(seed, scheme, length);
    chain.inference.forwardBackward(chain.scores, length);
    double all = chain.sum(sequence -> true);
    int[] run = chain.all().get((int) Math.floorMod(seed, (long) chain.all().size()));
    for (int first = 0; first < length; first++) {
      for (int last = first; last < length; last++) {
        int from = first;
        int to = last + 1;
        double expected = chain.sum(s -> Arrays.equals(s, from, to, run, from, to)) / all;
        assertEquals(expected, chain.inference.probability(run, first, last), EXACT);
      }
    }
  }

  /** Random scores of two types and every valid sequence. */
  private static final class Chain {
    private final LabelSet set;
    private final LinearChain inference;
    private final double[] scores;
    private final float[] pairs;
    private final int length;

    Chain(long seed, TagScheme scheme, int length) {
      this.set = new LabelSet(scheme, List.of("color", "size"));
      this.inference = new LinearChain(set);
      this.length = length;
      SplittableRandom random = new SplittableRandom(seed);
      scores = random.doubles((long) length * set.size(), -8, 8).toArray();
      pairs = new float[set.size() * set.size()];
      for (int p = 0; p < pairs.length; p++) {
        pairs[p] = (float) random.nextDouble(-4, 4);
      }
      inference.setTransitions(pairs);
    }

    List<int[]> all() {
      List<int[]> valid = new ArrayList<>();
      int[] sequence = new int[length];
      do {
        if (isValid(sequence)) {
          valid.add(sequence.clone());
        }
      } while (next(sequence));
      return valid;
    }

    private boolean next(int[] sequence) {
      for (int i = 0; i < length; i++) {
        if (++sequence[i] < set.size()) {
          return true;
        }
        sequence[i] = 0;
      }
      return false;
    }

    /** Valid if the tags are those of the entities that conlleval reads from them. */
    boolean isValid(int[] sequence) {
      List<String> tags = new ArrayList<>();
      for (int label : sequence) {
        int type = set.type(label);
        tags.add(type < 0 ? "O" : set.letter(label) + "-" + set.types().get(type));
      }
      return Tags.tags(Tags.spans(tags), length, set.scheme()).equals(tags);
    }

    double score(int[] sequence) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += scores[i * set.size() + sequence[i]];
        if (i > 0) {
          sum += pairs[sequence[i - 1] * set.size() + sequence[i]];
        }
      }
      return sum;
    }

    double sum(Predicate<int[]> condition) {
      return all().stream().filter(condition).mapToDouble(s -> Math.exp(score(s))).sum();
    }
  }
}
