package io.shopguide.examples.quickstart;

import io.shopguide.guide.Answer;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Session;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.monitoring.GuideMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * The quickstart's shop for other examples: a guide over its catalogue and purchases in a temporary
 * folder, and shoppers who visit it. Thread-safe.
 */
public final class SampleShop implements AutoCloseable {
  /** What one yuan is worth in the shop's dollars, so that Chinese budgets work. */
  static final double DOLLARS_PER_YUAN = 0.14;

  private static final int SHOPPERS = 40;

  /** What shoppers ask for, a conversation each; the last one finds nothing. */
  private static final List<List<String>> CONVERSATIONS =
      List.of(
          List.of("noise cancelling headphones between $80 and $250, not Auralis", "cheaper"),
          List.of("waterprof jaket for women under $200"),
          List.of("1500元以下的蓝牙音箱"),
          List.of("女款跑步鞋，不要黑色"),
          List.of("laptops with 16 GB memory under $1,800", "in silver instead", "not that brand"),
          List.of("espresso machine with milk frother", "what is the weight of the first one?"),
          List.of("trail running shoes for men"),
          List.of("Kestrion laptop under $300"));

  private final Path folder;
  private final ShoppingGuide guide;

  private SampleShop(Path folder, ShoppingGuide guide) {
    this.folder = folder;
    this.guide = guide;
  }

  /**
   * Prepares a guide over the catalogue and its purchases, without an encoder.
   *
   * @param folder where it is to be built
   * @return a builder, ready to {@linkplain GuideBuilder#build build}
   */
  public static GuideBuilder builder(Path folder) {
    ShopFeed feed = ShopFeed.embedded();
    GuideBuilder builder =
        GuideBuilder.create(folder).products(feed.products()).exchangeRate("CNY", DOLLARS_PER_YUAN);
    feed.events().ifPresent(builder::events);
    return builder;
  }

  /**
   * Builds and opens the shop.
   *
   * @param monitor hears of building, opening and all requests
   * @return the shop, to be closed by the caller
   * @throws IOException if its folder cannot be made
   */
  public static SampleShop open(GuideMonitor monitor) throws IOException {
    Path folder = Files.createTempDirectory("shopguide-sample");
    try {
      builder(folder).monitor(monitor).build();
      return new SampleShop(folder, ShoppingGuide.open(folder, monitor));
    } catch (RuntimeException | Error e) {
      Quickstart.delete(folder);
      throw e;
    }
  }

  /**
   * The shop's guide.
   *
   * @return the guide, open until the shop is closed
   */
  public ShoppingGuide guide() {
    return guide;
  }

  /**
   * Lets one shopper visit the shop: a conversation, what is like the first product found, now and
   * then a purchase, then recommendations.
   *
   * @param random decides who comes, what for, and whether it is bought
   */
  public void visit(Random random) {
    Shopper shopper = Shopper.of("shopper " + random.nextInt(SHOPPERS));
    Session session = guide.newSession(shopper);
    List<Recommendation> found = List.of();
    for (String turn : CONVERSATIONS.get(random.nextInt(CONVERSATIONS.size()))) {
      Answer answer = guide.ask(turn, session);
      found = answer.recommendations().isEmpty() ? found : answer.recommendations();
    }
    if (!found.isEmpty()) {
      String first = found.getFirst().product().id();
      guide.similar(first, 5);
      if (random.nextInt(4) == 0) {
        guide.bought(shopper, first);
      }
    }
    guide.recommend(shopper, 5);
  }

  /** Closes the guide and removes its folder. */
  @Override
  public void close() throws IOException {
    guide.close();
    Quickstart.delete(folder);
  }
}
