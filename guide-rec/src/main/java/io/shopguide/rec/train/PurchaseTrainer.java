package io.shopguide.rec.train;

import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.evaluation.RankingMeasure;
import io.shopguide.rec.evaluation.RankingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns one item-item matrix from purchases and typed relations of the products, and chooses by
 * purchases held out how: by random walks, by {@link Ease}, or by EASE that the relations support.
 *
 * <p>How much a relation supports is learnt, too: {@link BlendTraining} weighs the relations'
 * cosines by how well they alone find what was bought, for one half of the shoppers with purchases
 * held out; the other half decides between the ways to learn. The supports add up to 20 purchases
 * of each product.
 *
 * <p>Choosing takes two trainings of EASE and the cosines of all relations. The same purchases and
 * seed give the same choice and the same weights on any number of threads. Immutable and
 * thread-safe.
 */
public final class PurchaseTrainer {
  /** How weights are learnt. */
  public enum Method {
    /** Random walks of three steps: any number of products. */
    WALKS,
    /** Least squares in closed form: where a dense matrix of the products fits into memory. */
    EASE
  }

  /**
   * How to learn. Immutable and thread-safe.
   *
   * @param method the way
   * @param supports what each relation that supports EASE is worth in purchases, above 0
   */
  public record Settings(Method method, SortedMap<String, Double> supports) {
    /** Makes settings with an unmodifiable copy of the supports. */
    public Settings {
      supports = Collections.unmodifiableSortedMap(new TreeMap<>(supports));
    }

    /** The settings of a way to learn without relations. */
    static Settings of(Method method) {
      return new Settings(method, new TreeMap<>());
    }
  }

  /**
   * What was chosen, and why. Immutable and thread-safe.
   *
   * @param settings the best
   * @param shoppers number of shoppers that decided
   * @param ndcg their mean NDCG at 10 by each way that was tried: {@code walks}, {@code ease},
   *     {@code ease with relations}
   */
  public record Choice(Settings settings, int shoppers, SortedMap<String, Double> ndcg) {
    /** Makes a choice with an unmodifiable copy of the figures. */
    public Choice {
      ndcg = Collections.unmodifiableSortedMap(new TreeMap<>(ndcg));
    }
  }

  /**
   * Random walks of three steps that hardly discount popular products; chosen with purchases of
   * Amazon Beauty held out.
   */
  public static final ItemItemFormula WALKS = new ItemItemFormula(0.5, 0, 0.3, 0.1, 0);

  /** With fewer shoppers to choose by, chance would. */
  private static final int FEWEST_SHOPPERS = 400;

  private static final int ONE_SHOPPER_IN = 3;
  private static final int FEWEST_PRODUCTS = 5; // of a shopper who loses some
  private static final double HELD_SHARE = 0.3;
  private static final int CUTOFF = 10;
  private static final int WALK_NEIGHBOURS = 100;
  private static final double SUPPORT = 20;
  private static final double LEAST_SUPPORT = 0.1;

  private final Incidence bought;
  private final SortedMap<String, Incidence> relations;
  private final int minimumShoppers;
  private final TrainingControl control;

  /**
   * Makes a trainer.
   *
   * @param bought shoppers by products
   * @param relations products by entities, each by its name
   * @param minimumShoppers least number of shoppers in common of a pair that walks may connect
   * @param control how to run
   * @throws IllegalArgumentException if a relation is for another number of products
   */
  public PurchaseTrainer(
      Incidence bought,
      SortedMap<String, Incidence> relations,
      int minimumShoppers,
      TrainingControl control) {
    this.bought = bought;
    this.relations = Collections.unmodifiableSortedMap(new TreeMap<>(relations));
    this.minimumShoppers = minimumShoppers;
    this.control = control;
    relations.forEach(
        (name, entities) -> Ease.requireSameProducts(bought.columns(), entities.rows(), name));
  }

  /**
   * The heap that EASE takes.
   *
   * @param products number of products
   * @return bytes
   */
  public static long easeBytes(int products) {
    return SymmetricMatrix.bytes(products);
  }

  /**
   * How random walks are learnt here, for {@link ItemItemTraining} where the weights do not fit
   * into memory.
   *
   * @param minimumShoppers least number of shoppers in common
   * @return the options
   */
  public static TrainingOptions walkOptions(int minimumShoppers) {
    return TrainingOptions.DEFAULT
        .withNeighbours(WALK_NEIGHBOURS)
        .withMinimumShoppers(minimumShoppers);
  }

  /**
   * Whether there are enough shoppers to choose by.
   *
   * @return whether at least 400 would decide
   */
  public boolean canChoose() {
    long some =
        IntStream.range(0, bought.rows()).filter(u -> bought.degree(u) >= FEWEST_PRODUCTS).count();
    return some / ONE_SHOPPER_IN / 2 >= FEWEST_SHOPPERS;
  }

  /**
   * Chooses how to learn. Call only if {@link #canChoose}.
   *
   * @param seed of the purchases held out
   * @return the best settings
   * @throws IllegalArgumentException if nobody has five products
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Choice choose(long seed) {
    HoldOut holdOut = HoldOut.of(bought, ONE_SHOPPER_IN, FEWEST_PRODUCTS, HELD_SHARE, seed);
    Incidence rest = holdOut.training();
    HoldOut deciding = holdOut.everyOther(1);
    SortedMap<String, Settings> tried = new TreeMap<>();
    tried.put("walks", Settings.of(Method.WALKS));
    tried.put("ease", Settings.of(Method.EASE));
    SortedMap<String, Double> supports = supports(rest, holdOut.everyOther(0));
    if (!supports.isEmpty()) {
      tried.put("ease with relations", new Settings(Method.EASE, supports));
    }
    SortedMap<String, Double> ndcg = new TreeMap<>();
    String best = "walks";
    for (Map.Entry<String, Settings> each : tried.entrySet()) {
      ndcg.put(each.getKey(), ndcg(train(rest, each.getValue()), deciding));
    }
    for (String name : tried.keySet()) {
      best = ndcg.get(name) > ndcg.get(best) ? name : best;
    }
    return new Choice(tried.get(best), deciding.size(), ndcg);
  }

  private SortedMap<String, Double> supports(Incidence rest, HoldOut learning) {
    List<String> names = List.copyOf(relations.keySet());
    if (names.isEmpty()) {
      return new TreeMap<>();
    }
    TargetScale scale = TargetScale.popularity(rest, HybridTrainer.RELATION_EXPONENT);
    ItemCosine cosine =
        new ItemCosine(ItemCosine.Weighting.INVERSE_FREQUENCY, 0, HybridTrainer.NEIGHBOURS);
    List<TrainedPart> parts = new ArrayList<>();
    for (String name : names) {
      parts.add(
          TrainedPart.neighbours(
              name, Side.GRAPH, cosine.train(relations.get(name), scale, control)));
    }
    HybridModel model = new HybridModel(parts, BlendWeights.equal(parts.size()));
    List<Double> weights =
        new BlendTraining(CUTOFF, List.of()).learn(model, learning, control).of(0);
    SortedMap<String, Double> supports = new TreeMap<>();
    for (int r = 0; r < names.size(); r++) {
      double support = SUPPORT * weights.get(r);
      if (support >= LEAST_SUPPORT) {
        supports.put(names.get(r), support);
      }
    }
    return supports;
  }

  private double ndcg(ItemItemMatrix weights, HoldOut holdOut) {
    TrainedPart part = TrainedPart.neighbours(HybridTrainer.PURCHASES, Side.GRAPH, weights);
    HybridModel.Ranker ranker = new HybridModel(List.of(part), BlendWeights.equal(1)).ranker();
    List<int[]> rankings = new ArrayList<>();
    List<int[]> held = new ArrayList<>();
    for (int place = 0; place < holdOut.size(); place++) {
      rankings.add(ranker.rank(holdOut.profile(place), CUTOFF));
      held.add(holdOut.held(place));
    }
    return RankingReport.of(rankings, held, CUTOFF).mean(RankingMeasure.NDCG);
  }

  /**
   * Learns from all purchases.
   *
   * @param settings how, of a relation that the trainer has
   * @return the strongest weights of each product
   * @throws IllegalArgumentException if the settings name a relation that there is not, or EASE
   *     lacks memory
   * @throws ArithmeticException if the data is too little for EASE
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ItemItemMatrix train(Settings settings) {
    return train(bought, settings);
  }

  private ItemItemMatrix train(Incidence purchases, Settings settings) {
    return settings.method() == Method.EASE
        ? ease(purchases, settings.supports())
        : walks(purchases);
  }

  private ItemItemMatrix walks(Incidence purchases) {
    int[][] histories = new int[purchases.rows()][];
    for (int shopper = 0; shopper < histories.length; shopper++) {
      int[] products = purchases.row(shopper);
      int most = TrainingOptions.DEFAULT.maxHistory();
      int from = Math.max(0, products.length - most);
      histories[shopper] = Arrays.copyOfRange(products, from, products.length);
    }
    return new ItemItemLearner(WALKS, walkOptions(minimumShoppers))
        .learn(histories, purchases.columns(), control);
  }

  private ItemItemMatrix ease(Incidence purchases, SortedMap<String, Double> supports) {
    List<SideRelation> sides = new ArrayList<>();
    for (Map.Entry<String, Double> support : supports.entrySet()) {
      Incidence entities = relations.get(support.getKey());
      if (entities == null) {
        throw new IllegalArgumentException("There is no relation " + support.getKey());
      }
      sides.add(new SideRelation(support.getKey(), entities, support.getValue()));
    }
    TargetScale scale =
        TargetScale.popularity(purchases, sides.isEmpty() ? 0 : HybridTrainer.SUPPORTED_EXPONENT);
    Ease ease =
        new Ease(Ease.DEFAULT.l2(), HybridTrainer.NEIGHBOURS, easeBytes(purchases.columns()));
    return ease.train(purchases, sides, scale, control);
  }
}
