package io.shopguide.encoder.tuning;

import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.internal.LinearChain;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the entities among scores of tags, in memory that is used again. Time is quadratic in the
 * tags and linear in the words. Not thread-safe; one per thread.
 */
final class TagDecoder {
  private final TagSet tags;
  private final TagChain chain;
  private final LinearChain inference;
  private double[] scores = {};
  private int[] best = {};

  TagDecoder(TagChain chain) {
    this.tags = chain.tags();
    this.chain = chain;
    this.inference = chain.inference(tags);
  }

  /** Room for the scores of words, row by row; the caller fills it before it asks for anything. */
  double[] scores(int words) {
    if (best.length < words) {
      int capacity = Math.max(16, Math.max(words, best.length * 2));
      best = new int[capacity];
      scores = new double[capacity * tags.size()];
    }
    return scores;
  }

  /** The entities of the best sequence without an inside that no beginning precedes. */
  List<TagSpan> spans(int words) {
    if (words == 0) {
      return List.of();
    }
    chain.addStart(scores);
    inference.viterbi(scores, words, best);
    inference.forwardBackward(scores, words);
    List<TagSpan> spans = new ArrayList<>();
    for (int start = 0; start < words; start++) {
      String type = tags.type(best[start]);
      if (tags.mayStart(best[start]) && !type.isEmpty()) {
        int end = start + 1;
        while (end < words && !tags.mayStart(best[end])) {
          end++;
        }
        double probability =
            inference.probability(best, start, end, words, tags.goesOn(best[start]));
        spans.add(new TagSpan(start, end, type, (float) probability));
      }
    }
    return spans;
  }

  /** The probability of each tag of each word among such sequences, row by row. */
  float[] probabilities(int words) {
    float[] probabilities = new float[words * tags.size()];
    if (words > 0) {
      chain.addStart(scores);
      inference.forwardBackward(scores, words);
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = (float) inference.probability(i / tags.size(), i % tags.size());
      }
    }
    return probabilities;
  }
}
