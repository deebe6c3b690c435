package io.shopguide.benchmarks.rollout;

import io.shopguide.guide.Answer;
import io.shopguide.guide.AskOptions;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Session;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.rec.evaluation.Judgements;
import io.shopguide.rec.evaluation.Ndcg;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Simulated shoppers who ask judged queries and click what is relevant: the position-based model
 * (Craswell, Zoeter, Taylor and Ramsey 2008). A product at rank {@code r} is looked at with
 * probability {@code 1 / log2(r + 1)}, the discount of NDCG, and then clicked in proportion to its
 * gain {@code 2^rating - 1}. Not thread-safe; one per run.
 */
final class Shoppers {
  /** Probability that a shopper clicks a product of the highest rating that is looked at. */
  private static final double ATTRACTION = 0.3;

  /** Probability that a shopper buys a product of the highest rating that was clicked. */
  private static final double BUYING = 0.05;

  private static final int HIGHEST = 3;
  private static final int MOST_QUESTIONS = 3;
  private static final AskOptions TEN = AskOptions.limit(10);
  private static final Ndcg NDCG = new Ndcg(10);

  private final Judgements judgements;
  private final List<String> queries;
  private final Random random;

  Shoppers(Judgements judgements, long seed) {
    this.judgements = judgements;
    this.queries = judgements.queries();
    this.random = new Random(seed);
  }

  /** The mean NDCG@10 of a guide over the judged queries. */
  static double ndcg(ShoppingGuide guide, Judgements judgements) {
    double[] all =
        judgements.queries().stream()
            .mapToDouble(
                query -> {
                  Answer answer = guide.ask(query, guide.newSession(Shopper.anonymous()), TEN);
                  return NDCG.of(products(answer), judgements.ratings().get(query));
                })
            .toArray();
    return Ndcg.mean(all);
  }

  private static List<String> products(Answer answer) {
    return Stream.concat(answer.recommendations().stream(), answer.alternatives().stream())
        .map(Recommendation::product)
        .map(product -> product.id())
        .toList();
  }

  /** One shopper comes, asks up to three questions, clicks and buys. */
  void visit(ShoppingGuide guide, Shopper shopper) {
    Session session = guide.newSession(shopper);
    int questions = 1 + random.nextInt(MOST_QUESTIONS);
    for (int question = 0; question < questions; question++) {
      String query = queries.get(random.nextInt(queries.size()));
      Map<String, Integer> ratings = judgements.ratings().get(query);
      List<String> shown = products(guide.ask(query, session, TEN));
      for (int rank = 1; rank <= shown.size(); rank++) {
        String product = shown.get(rank - 1);
        double gain = gain(ratings.getOrDefault(product, 0));
        double looks = Math.log(2) / Math.log(rank + 1);
        if (random.nextDouble() < looks * gain * ATTRACTION) {
          guide.clicked(session, product);
          if (random.nextDouble() < gain * BUYING) {
            guide.bought(shopper, product);
          }
        }
      }
    }
  }

  private static double gain(int rating) {
    return (Math.pow(2, rating) - 1) / (Math.pow(2, HIGHEST) - 1);
  }
}
