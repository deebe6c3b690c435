package io.shopguide.benchmarks.faults;

import io.shopguide.guide.Answer;
import io.shopguide.guide.AskOptions;
import io.shopguide.guide.Product;
import io.shopguide.guide.Session;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.query.Intent;
import java.util.List;
import java.util.SplittableRandom;

/** Shoppers who ask, click and buy; the same for the same seed. Not thread-safe. */
final class Traffic {
  static final List<String> GREETINGS =
      List.of("hello", "hi there", "good morning", "thanks a lot", "thank you", "bye");
  static final List<String> OTHER =
      List.of("what is the weather today", "tell me a joke", "who won the game last night");

  private static final AskOptions PAGE = AskOptions.limit(3);
  private static final double CLICKS = 0.35;
  private static final double PURCHASES = 0.06;
  private static final double LABELS = 0.05;
  private static final double COUPONS = 0.05;
  private static final double MISLABELLED = 0.05;
  private static final double STALE = 0.4;

  private final ShoppingGuide guide;
  private final SplittableRandom random;
  private double chinese = 0.2;
  private boolean stale;
  private long priceSeed;

  Traffic(ShoppingGuide guide, long seed) {
    this.guide = guide;
    this.random = new SplittableRandom(seed);
  }

  /** Changes how many shoppers ask in Chinese. */
  void chinese(double share) {
    chinese = share;
  }

  /** Changes what the shop charges, but not what the catalogue says. */
  void raisePrices(long seed) {
    stale = true;
    priceSeed = seed;
  }

  private static <T> T any(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  /** Brands differ in demand by a factor of three. */
  private String brand() {
    while (true) {
      int brand = random.nextInt(FaultShop.BRANDS.size());
      double demand = 1 - 2.0 / 3 * brand / (FaultShop.BRANDS.size() - 1);
      if (random.nextDouble() < demand) {
        return FaultShop.BRANDS.get(brand);
      }
    }
  }

  /** A shopper asks one to three questions. */
  int converse() {
    Session session = guide.newSession(Shopper.anonymous());
    double kind = random.nextDouble();
    if (kind < 0.06) {
      return ask(any(GREETINGS, random), Intent.GREETING, session);
    }
    if (kind < 0.12) {
      String thing = any(FaultShop.CATEGORIES, random);
      String text =
          random.nextBoolean()
              ? "where is the " + thing + " i ordered"
              : "i want to send my " + thing + " back";
      return ask(text, Intent.ORDER_HELP, session);
    }
    if (kind < 0.15) {
      return ask(any(OTHER, random), Intent.OUT_OF_SCOPE, session);
    }
    boolean inChinese = random.nextDouble() < chinese;
    int asked = ask(inChinese ? chineseWish() : wish(), Intent.FIND, session);
    if (random.nextDouble() < 0.25) {
      asked += ask(inChinese ? "便宜一点的" : "cheaper", Intent.REFINE, session);
    }
    if (random.nextDouble() < 0.1) {
      asked += ask(inChinese ? "第一个是什么颜色" : "what color is the first one?", Intent.FACT, session);
    }
    return asked;
  }

  private String wish() {
    StringBuilder text = new StringBuilder();
    if (random.nextDouble() < 0.3) {
      text.append(any(FaultShop.COLORS, random)).append(' ');
    }
    if (random.nextDouble() < 0.6) {
      text.append(brand()).append(' ');
    }
    text.append(any(FaultShop.CATEGORIES, random));
    if (random.nextDouble() < 0.3) {
      text.append(" under $").append(50 * (1 + random.nextInt(20)));
    }
    if (random.nextDouble() < 0.15) {
      text.append(
          any(List.of(" for my sister", " as a gift", " fast delivery", " vintage"), random));
    }
    return text.toString();
  }

  private String chineseWish() {
    StringBuilder text = new StringBuilder();
    if (random.nextDouble() < 0.3) {
      text.append(any(FaultShop.CHINESE_COLORS, random)).append('的');
    }
    if (random.nextDouble() < 0.6) {
      text.append(brand());
    }
    text.append(any(FaultShop.CHINESE, random));
    if (random.nextDouble() < 0.3) {
      text.append("，").append(50 * (1 + random.nextInt(20))).append("美元以下");
    }
    return text.toString();
  }

  private int ask(String text, Intent meant, Session session) {
    Answer answer = guide.ask(text, session, PAGE);
    if (random.nextDouble() < LABELS) {
      Intent told = random.nextDouble() < MISLABELLED ? Intent.COMPARE : meant;
      guide.watch().labelled(answer, told);
    }
    if (!answer.recommendations().isEmpty() && random.nextDouble() < CLICKS) {
      int rank = random.nextInt(answer.recommendations().size());
      Product product = answer.recommendations().get(rank).product();
      guide.clicked(session, product.id());
      guide.watch().currentPrice(product.id(), product.price() * currentOverShown(product.id()));
      if (random.nextDouble() < PURCHASES / CLICKS) {
        guide.watch().boughtAnonymously(product.id());
      }
    }
    return 1;
  }

  private double currentOverShown(String product) {
    double coupon = random.nextDouble() < COUPONS ? 0.9 : 1;
    if (!stale) {
      return coupon;
    }
    SplittableRandom ofProduct = new SplittableRandom(priceSeed + product.hashCode());
    return coupon * (ofProduct.nextDouble() < STALE ? 1.05 + 0.2 * ofProduct.nextDouble() : 1);
  }
}
