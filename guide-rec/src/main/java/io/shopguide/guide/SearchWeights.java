package io.shopguide.guide;

import io.shopguide.rec.Contribution;
import io.shopguide.rec.evaluation.Judgements;
import io.shopguide.rec.train.JudgedRanking;
import io.shopguide.rec.train.SearchTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much the parts of the score count for a question of a shopper without history: {@code
 * content_sim} is the mean of text, meaning and wishes with these weights, {@code graph_sim} is the
 * popularity, and the popularity's weight is beta, with alpha = 1 - beta. Parts that a question
 * does not have give their weight to the others.
 *
 * <p>Immutable and thread-safe.
 *
 * @param text weight of BM25, at least 0
 * @param meaning weight of the encoder's cosine, at least 0
 * @param wishes weight of the share of wishes met, at least 0
 * @param popularity weight of the popularity in the score, 0 to below 1
 */
public record SearchWeights(double text, double meaning, double wishes, double popularity) {
  /** Products further down teach nothing about the first ten. */
  private static final int DEPTH = 100;

  /** Puts a missed wish behind every difference that weights make. */
  private static final double MISSED_WISH = 1e6;

  private static final List<String> PARTS =
      List.of(TextMatch.NAME, VectorMatch.MEANING, WishMatch.NAME, Popularity.NAME);

  /**
   * Makes weights.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SearchWeights {
    if (!(text >= 0 && meaning >= 0 && wishes >= 0 && popularity >= 0 && popularity < 1)
        || Double.isInfinite(text + meaning + wishes)) {
      throw new IllegalArgumentException(
          "Weights must be at least 0 and that of the popularity below 1, not "
              + List.of(text, meaning, wishes, popularity));
    }
  }

  /**
   * The weights chosen by hand.
   *
   * @return the weights used when none are given
   */
  public static SearchWeights defaults() {
    Blend blend = Blend.QUESTION;
    return new SearchWeights(blend.text(), blend.meaning(), blend.wishes(), blend.beta());
  }

  /**
   * Learns weights from judgements, starting from the defaults. Asks every query twice, then takes
   * a second or so.
   *
   * @param guide a guide over the judged catalogue, opened with the default weights
   * @param judgements queries with rated products
   * @param training how to learn
   * @return the defaults if nothing is better
   */
  public static SearchWeights learn(
      ShoppingGuide guide, Judgements judgements, SearchTraining training) {
    return of(training.train(examples(guide, judgements), PARTS.size()));
  }

  /** The defaults times a factor each. */
  private static SearchWeights of(double[] factors) {
    SearchWeights weights = defaults();
    double alpha = 1 - weights.popularity();
    double beta = weights.popularity() * factors[3];
    // The content similarity is a mean: what its parts gain together, alpha gains.
    double content =
        (weights.text() * factors[0]
                + weights.meaning() * factors[1]
                + weights.wishes() * factors[2])
            / (weights.text() + weights.meaning() + weights.wishes());
    return new SearchWeights(
        weights.text() * factors[0],
        weights.meaning() * factors[1],
        weights.wishes() * factors[2],
        beta / (beta + alpha * content));
  }

  /** What the guide finds for each query, among all products and among the rated ones. */
  private static List<JudgedRanking> examples(ShoppingGuide guide, Judgements judgements) {
    List<JudgedRanking> examples = new ArrayList<>();
    judgements
        .ratings()
        .forEach(
            (query, ratings) -> {
              AskOptions all = AskOptions.limit(DEPTH);
              examples.add(example(guide, query, all, ratings));
              examples.add(example(guide, query, all.within(ratings.keySet()), ratings));
            });
    return examples;
  }

  private static JudgedRanking example(
      ShoppingGuide guide, String query, AskOptions options, Map<String, Integer> ratings) {
    Answer answer = guide.ask(query, guide.newSession(Shopper.anonymous()), options);
    List<Recommendation> found = new ArrayList<>(answer.recommendations());
    found.addAll(answer.alternatives());
    double[][] features = new double[found.size()][PARTS.size()];
    double[] base = new double[found.size()];
    int[] rated = new int[found.size()];
    for (int p = 0; p < found.size(); p++) {
      Recommendation each = found.get(p);
      for (Contribution part : each.explanation().contributions()) {
        int feature = PARTS.indexOf(part.name());
        if (feature >= 0) {
          features[p][feature] = part.value();
        } else {
          base[p] += part.value();
        }
      }
      boolean alternative = p >= answer.recommendations().size();
      base[p] -= alternative ? MISSED_WISH * (1 + each.unmet().size()) : 0;
      rated[p] = ratings.getOrDefault(each.product().id(), 0);
    }
    int[] all = ratings.values().stream().mapToInt(Integer::intValue).toArray();
    return new JudgedRanking(features, base, rated, all);
  }

  Blend blend() {
    return new Blend(1 - popularity, popularity, text, meaning, wishes, 0, 0, 0, 1, 0);
  }
}
