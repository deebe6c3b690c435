package io.shopguide.rec.train;

import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.evaluation.RankingMeasure;
import io.shopguide.rec.evaluation.RankingReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Trains a hybrid recommender from purchases and typed relations of the products: {@link Ease} with
 * the relations that support it, a similarity for each relation, priors, and a blend learnt from
 * purchases held out.
 *
 * <p>Trains every part twice, on the purchases without and with those held out. Immutable and
 * thread-safe.
 */
public final class HybridTrainer {
  /** Name of the part that learns from purchases. */
  public static final String PURCHASES = "purchases";

  private static final int CUTOFF = 10;
  static final int NEIGHBOURS = 200;
  // Exponents of the targets' popularity: relations know nothing of it, purchases alone all of it.
  static final double RELATION_EXPONENT = 0.4;
  static final double SUPPORTED_EXPONENT = 0.2;
  private static final int ONE_SHOPPER_IN = 3;
  private static final int FEWEST_PRODUCTS = 5; // of a shopper who loses some
  private static final double HELD_SHARE = 0.3;

  private final boolean purchases;
  private final Ease ease;
  private final List<ProductRelation> relations;
  private final List<ProductLinks> links;
  private final List<Recency> recencies;
  private final long seed;
  private final InstantSource clock;
  private final TrainingControl control;

  private record ProductLinks(String name, Incidence links) {}

  private record Recency(EventTimes times, double halfLife) {
    TrainedPart part(Incidence bought) {
      int[] products = new int[bought.size()];
      long[] dates = new long[bought.size()];
      for (int shopper = 0; shopper < bought.rows(); shopper++) {
        for (int p = bought.start(shopper); p < bought.end(shopper); p++) {
          products[p] = bought.column(p);
          dates[p] = times.of(shopper, products[p]);
        }
      }
      return TrainedPart.recency(products, dates, halfLife, bought.columns());
    }
  }

  private HybridTrainer(
      boolean purchases,
      Ease ease,
      List<ProductRelation> relations,
      List<ProductLinks> links,
      List<Recency> recencies,
      long seed,
      InstantSource clock,
      TrainingControl control) {
    this.purchases = purchases;
    this.ease = ease;
    this.relations = List.copyOf(relations);
    this.links = List.copyOf(links);
    this.recencies = List.copyOf(recencies);
    this.seed = seed;
    this.clock = clock;
    this.control = control;
  }

  /**
   * A trainer that learns from purchases alone, with seed 1.
   *
   * @return the trainer
   */
  public static HybridTrainer create() {
    return new HybridTrainer(
        true,
        Ease.DEFAULT,
        List.of(),
        List.of(),
        List.of(),
        1,
        InstantSource.system(),
        TrainingControl.create());
  }

  /**
   * Leaves out what is learnt from purchases, popularity as a part included. They still choose the
   * blend and say how popular the targets of relations are.
   *
   * @return a new trainer
   */
  public HybridTrainer withoutPurchases() {
    return new HybridTrainer(false, ease, relations, links, recencies, seed, clock, control);
  }

  /**
   * Sets how purchases are learnt from.
   *
   * @param trainer the setting
   * @return a new trainer
   */
  public HybridTrainer ease(Ease trainer) {
    return new HybridTrainer(purchases, trainer, relations, links, recencies, seed, clock, control);
  }

  /**
   * Adds a relation of the products.
   *
   * @param relation the relation
   * @return a new trainer
   */
  public HybridTrainer relation(ProductRelation relation) {
    return new HybridTrainer(
        purchases, ease, plus(relations, relation), links, recencies, seed, clock, control);
  }

  /**
   * Adds direct links between products as a part of the graph similarity.
   *
   * @param name the part's name
   * @param products products by products
   * @return a new trainer
   */
  public HybridTrainer links(String name, Incidence products) {
    return new HybridTrainer(
        purchases,
        ease,
        relations,
        plus(links, new ProductLinks(name, products)),
        recencies,
        seed,
        clock,
        control);
  }

  /**
   * Adds how popular products are lately as a prior, see {@link TrainedPart#recency}.
   *
   * @param times when purchases were made
   * @param halfLife the age at which one counts a half, in the same unit, positive
   * @return a new trainer
   */
  public HybridTrainer recency(EventTimes times, double halfLife) {
    return new HybridTrainer(
        purchases,
        ease,
        relations,
        links,
        plus(recencies, new Recency(times, halfLife)),
        seed,
        clock,
        control);
  }

  /**
   * Sets what decides which purchases are held out.
   *
   * @param value any number
   * @return a new trainer
   */
  public HybridTrainer seed(long value) {
    return new HybridTrainer(purchases, ease, relations, links, recencies, value, clock, control);
  }

  /**
   * Sets where the date on the card comes from.
   *
   * @param source the clock
   * @return a new trainer
   */
  public HybridTrainer clock(InstantSource source) {
    return new HybridTrainer(purchases, ease, relations, links, recencies, seed, source, control);
  }

  /**
   * Sets threads, progress and cancellation.
   *
   * @param how how to run
   * @return a new trainer
   */
  public HybridTrainer control(TrainingControl how) {
    return new HybridTrainer(purchases, ease, relations, links, recencies, seed, clock, how);
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  /**
   * What was learnt and measured while some purchases were held out. Immutable and thread-safe.
   *
   * @param holdOut the purchases
   * @param model what was learnt from the rest; its blend from all that were held out
   * @param rankings the ten best products for each shopper with purchases held out
   * @param report the rankings' worth
   */
  public record Validation(
      HoldOut holdOut, HybridModel model, List<int[]> rankings, RankingReport report) {}

  /**
   * A trained recommender. Immutable and thread-safe.
   *
   * @param model the model
   * @param card where it comes from
   */
  public record Trained(HybridModel model, RecommenderCard card) {}

  /**
   * Holds purchases out, trains on the rest and measures. Each half of the shoppers is ranked with
   * a blend that was learnt from the other half.
   *
   * @param bought shoppers by products
   * @return the figures and the blend
   * @throws IllegalArgumentException if there is no part to train, the products differ in number,
   *     or no shopper has five products
   * @throws ArithmeticException if the penalty is too weak for the data
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Validation validate(Incidence bought) {
    HoldOut holdOut = HoldOut.of(bought, ONE_SHOPPER_IN, FEWEST_PRODUCTS, HELD_SHARE, seed);
    HybridModel start = parts(holdOut.training());
    BlendTraining blending = BlendTraining.DEFAULT;
    List<int[]> rankings = new ArrayList<>(Collections.nCopies(holdOut.size(), new int[0]));
    for (int half = 0; half < 2; half++) {
      HybridModel learnt = start.with(blending.learn(start, holdOut.everyOther(1 - half), control));
      HybridModel.Ranker ranker = learnt.ranker();
      for (int s = half; s < holdOut.size(); s += 2) {
        rankings.set(s, ranker.rank(holdOut.profile(s), CUTOFF));
      }
    }
    return new Validation(
        holdOut,
        start.with(blending.learn(start, holdOut, control)),
        List.copyOf(rankings),
        RankingReport.of(
            rankings, IntStream.range(0, holdOut.size()).mapToObj(holdOut::held).toList(), CUTOFF));
  }

  /**
   * Trains on all purchases with a blend learnt before.
   *
   * @param bought shoppers by products
   * @param validation what {@link #validate} found for the same purchases
   * @return the recommender
   * @throws IllegalArgumentException if there is no part to train or the products differ in number
   * @throws ArithmeticException if the penalty is too weak for the data
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Trained train(Incidence bought, Validation validation) {
    HybridModel model = parts(bought).with(validation.model().blend());
    RecommenderCard.DataHash hash = new RecommenderCard.DataHash().add(bought);
    relations.forEach(relation -> hash.add(relation.entities()));
    links.forEach(link -> hash.add(link.links()));
    RecommenderCard card =
        new RecommenderCard(
            clock.instant(),
            hash.hex(),
            bought.rows(),
            bought.columns(),
            bought.size(),
            seed,
            description(model),
            validation.holdOut().size(),
            validation.report().mean(RankingMeasure.NDCG));
    return new Trained(model, card);
  }

  /**
   * {@link #validate} and {@link #train} in one.
   *
   * @param bought shoppers by products
   * @return the recommender
   */
  public Trained validateAndTrain(Incidence bought) {
    return train(bought, validate(bought));
  }

  private HybridModel parts(Incidence bought) {
    List<TrainedPart> parts = new ArrayList<>();
    if (purchases) {
      List<SideRelation> sides =
          relations.stream()
              .filter(relation -> relation.support() > 0)
              .map(r -> new SideRelation(r.name(), r.entities(), r.support()))
              .toList();
      TargetScale scale = TargetScale.popularity(bought, sides.isEmpty() ? 0 : SUPPORTED_EXPONENT);
      parts.add(
          TrainedPart.neighbours(PURCHASES, Side.GRAPH, ease.train(bought, sides, scale, control)));
      parts.add(TrainedPart.popularity(bought));
    }
    TargetScale scale = TargetScale.popularity(bought, RELATION_EXPONENT);
    ItemCosine cosine = new ItemCosine(ItemCosine.Weighting.INVERSE_FREQUENCY, 0, NEIGHBOURS);
    for (ProductRelation relation : relations) {
      parts.add(
          TrainedPart.neighbours(
              relation.name(), relation.side(), cosine.train(relation.entities(), scale, control)));
    }
    DirectLinks direct = new DirectLinks(NEIGHBOURS);
    for (ProductLinks link : links) {
      parts.add(TrainedPart.neighbours(link.name(), Side.GRAPH, direct.train(link.links(), scale)));
    }
    recencies.forEach(recency -> parts.add(recency.part(bought)));
    return new HybridModel(parts, start(parts));
  }

  /** The fixed blend: purchases as much as all relations, a prior a twentieth of either. */
  private static BlendWeights start(List<TrainedPart> parts) {
    long relations =
        parts.stream().filter(p -> !p.isPrior() && !p.name().equals(PURCHASES)).count();
    return BlendWeights.fixed(
        parts.stream()
            .map(
                part ->
                    part.isPrior() ? 0.025 : part.name().equals(PURCHASES) ? 0.5 : 0.5 / relations)
            .toList());
  }

  private String description(HybridModel model) {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s", ease));
    for (BlendWeights.Step step : model.blend().steps()) {
      text.append("; from ").append(step.fromHistory()).append(" products");
      for (int p = 0; p < step.weights().size(); p++) {
        text.append(
            String.format(
                Locale.ROOT, " %s %.3f", model.parts().get(p).name(), step.weights().get(p)));
      }
    }
    return text.toString();
  }
}
