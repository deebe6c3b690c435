package io.shopguide.benchmarks.faults;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.ParserModels;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.lexicon.Language;
import io.shopguide.query.Intent;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A made shop of 480 products, and guides over it with and without a fault. */
final class FaultShop {
  static final List<String> BRANDS =
      List.of(
          "Acero", "Bluma", "Cestra", "Dorvik", "Elmora", "Fenwick", "Gravia", "Holsten", "Ivaro",
          "Jovian", "Kestrel", "Lumora");
  static final List<String> CATEGORIES =
      List.of(
          "headphones",
          "laptop",
          "kettle",
          "running shoes",
          "backpack",
          "lamp",
          "jacket",
          "camera");
  static final List<String> CHINESE = List.of("耳机", "笔记本电脑", "电热水壶", "跑步鞋", "背包", "台灯", "夹克", "相机");
  static final List<String> COLORS = List.of("black", "white", "red", "blue", "green");
  static final List<String> CHINESE_COLORS = List.of("黑色", "白色", "红色", "蓝色", "绿色");

  private static final int[] LEAST_PRICE = {30, 400, 20, 50, 25, 15, 60, 200};
  private static final String HEADER = "id,title,title_zh,brand,category,category_zh,color,price\n";

  private static final Map<String, Intent> LABELS =
      Map.of(
          "find", Intent.FIND,
          "order", Intent.ORDER_HELP,
          "greet", Intent.GREETING,
          "other", Intent.OUT_OF_SCOPE);
  private static final Map<String, Intent> WRONG_LABELS =
      Map.of(
          "find", Intent.OUT_OF_SCOPE,
          "order", Intent.FIND,
          "greet", Intent.ORDER_HELP,
          "other", Intent.GREETING);

  private FaultShop() {}

  /**
   * Builds a guide.
   *
   * @param without a brand to leave out
   * @param priceFactor what prices are multiplied with
   * @param intents the intent model
   * @param labels what its labels mean
   */
  private static void build(
      Path folder,
      TextEncoder encoder,
      Optional<String> without,
      double priceFactor,
      Path intents,
      Map<String, Intent> labels) {
    byte[] csv = csv(without, priceFactor).getBytes(StandardCharsets.UTF_8);
    Mapping mapping =
        Mapping.id("id")
            .title("title")
            .title("title_zh", Language.CHINESE)
            .brand("brand")
            .category("category")
            .category("category_zh", Language.CHINESE)
            .color("color")
            .price("price", PriceUnit.MAJOR, "USD");
    GuideBuilder.create(folder)
        .products(Feed.csv("products.csv", () -> new ByteArrayInputStream(csv), mapping))
        .encoder(encoder)
        .parser(ParserModels.none().intents(intents, labels, 0.5))
        .build();
  }

  /** Builds the guide that has a fault, or the sound one for faults that come while it answers. */
  static void build(Fault fault, int variant, Path folder, TextEncoder encoder) {
    Path sound = folder.resolveSibling(folder.getFileName() + ".intents");
    Path broken = folder.resolveSibling(folder.getFileName() + ".broken");
    intents(sound, Optional.empty());
    switch (fault) {
      case VANISHED_BRAND ->
          build(folder, encoder, Optional.of(BRANDS.get(variant)), 1, sound, LABELS);
      case PRICE_UNIT ->
          build(folder, encoder, Optional.empty(), variant == 0 ? 100 : 0.01, sound, LABELS);
      case BROKEN_INTENTS -> {
        if (variant == 0) {
          build(folder, encoder, Optional.empty(), 1, sound, WRONG_LABELS);
        } else {
          intents(broken, Optional.of(new Random(variant)));
          build(folder, encoder, Optional.empty(), 1, broken, LABELS);
        }
      }
      default -> build(folder, encoder, Optional.empty(), 1, sound, LABELS);
    }
  }

  /** How many different guides have a fault. */
  static int variants(Fault fault) {
    return switch (fault) {
      case VANISHED_BRAND -> BRANDS.size();
      case PRICE_UNIT, BROKEN_INTENTS -> 2;
      default -> 1;
    };
  }

  private static String csv(Optional<String> without, double priceFactor) {
    StringBuilder csv = new StringBuilder(HEADER);
    Random random = new Random(42);
    int id = 0;
    for (int c = 0; c < CATEGORIES.size(); c++) {
      for (String brand : BRANDS) {
        for (int color = 0; color < COLORS.size(); color++) {
          id++;
          double price = LEAST_PRICE[c] * Math.exp(1.5 * random.nextDouble());
          if (!without.equals(Optional.of(brand))) {
            csv.append(
                String.format(
                    Locale.ROOT,
                    "p%d,%s %s %s,%s%s%s,%s,%s,%s,%s,%.2f%n",
                    id,
                    brand,
                    COLORS.get(color),
                    CATEGORIES.get(c),
                    brand,
                    CHINESE_COLORS.get(color),
                    CHINESE.get(c),
                    brand,
                    CATEGORIES.get(c),
                    CHINESE.get(c),
                    COLORS.get(color),
                    price * priceFactor));
          }
        }
      }
    }
    return csv.toString();
  }

  /** Learns intents from the texts that shoppers of the shop type, or from shuffled labels. */
  private static void intents(Path file, Optional<Random> shuffled) {
    List<LabelledText> texts = new ArrayList<>();
    for (String category : CATEGORIES) {
      for (String color : COLORS) {
        texts.add(new LabelledText("a " + color + " " + category, "find"));
        texts.add(new LabelledText(category + " under $100 in " + color, "find"));
      }
      texts.add(new LabelledText("where is the " + category + " i ordered", "order"));
      texts.add(new LabelledText("i want to send my " + category + " back", "order"));
    }
    CHINESE.forEach(category -> texts.add(new LabelledText("想买" + category, "find")));
    Traffic.GREETINGS.forEach(text -> texts.add(new LabelledText(text, "greet")));
    Traffic.OTHER.forEach(text -> texts.add(new LabelledText(text, "other")));
    List<String> labels = new ArrayList<>(texts.stream().map(LabelledText::label).toList());
    shuffled.ifPresent(random -> Collections.shuffle(labels, random));
    List<LabelledText> training = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      training.add(new LabelledText(texts.get(i).text(), labels.get(i)));
    }
    new IntentTraining(training).epochs(40).run().save(file);
  }
}
