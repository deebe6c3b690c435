package io.shopguide.examples.modelcards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.GuideBuilder;
import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.ModelCard;
import io.shopguide.rec.train.RecommenderCard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class GuideCardsTest {
  @TempDir private Path folder;

  private static Map<String, Object> frontMatter(ModelCardFile card) {
    return new Yaml().load(card.text().split("---\n", 3)[1]);
  }

  @Test
  void of_guideWithLearnedBlend_tellsWhatItWasLearnedFrom() throws IOException {
    Path shop = folder.resolve("shop");
    build(shop);
    List<ModelCardFile> cards = GuideCards.of(shop);
    assertEquals(
        List.of("catalogue", "purchases", "blend"),
        cards.stream().map(ModelCardFile::name).toList());
    assertEquals("WALKS", frontMatter(cards.get(1)).get("method"));
    Map<String, Object> catalogue = frontMatter(cards.getFirst());
    assertEquals("1", catalogue.get("generation"));
    assertEquals("none", catalogue.get("encoder"));
    assertTrue(catalogue.containsKey("crc32c of graph.kg"), catalogue::toString);
    Map<?, ?> measures = (Map<?, ?>) frontMatter(cards.getLast()).get("measures");
    assertTrue(measures.containsKey("learned weights, from 10 purchases on"), measures::toString);
    for (ModelCardFile card : cards) {
      card.write(folder);
      assertEquals(card.text(), Files.readString(card.write(folder)));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(4, files.count(), "three cards and the shop, nothing unfinished");
    }
  }

  /** A shop whose purchases suffice to learn weights from. */
  private static void build(Path shop) {
    Random random = new Random(1);
    StringBuilder products = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      products.append("{\"id\":\"p%d\",\"title\":\"lamp %d\"}\n".formatted(i, i));
    }
    StringBuilder purchases = new StringBuilder("shopper,product\n");
    for (int shopper = 0; shopper < 60; shopper++) {
      for (int i = 0; i < 14; i++) {
        int product = shopper % 2 * 20 + random.nextInt(20);
        purchases.append("s%d,p%d\n".formatted(shopper, product));
      }
    }
    GuideBuilder.create(shop)
        .products(Feed.jsonLines("products", stream(products), Mapping.id("id").title("title")))
        .events(
            Feed.csv(
                "purchases", stream(purchases), EventMapping.shopper("shopper").product("product")))
        .learnBlend(true)
        .build();
  }

  private static Supplier<InputStream> stream(CharSequence text) {
    return () -> new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void of_weightsThatHeldOutPurchasesChose_tellsHowGoodEachWayWas() throws IOException {
    Path shop = folder.resolve("shop");
    build(shop);
    Files.writeString(
        shop.resolve("generations/000001/item-item.json"),
        """
        {"format": 1, "created": "2026-12-01T12:00:00Z", "seed": 1, "data": "ab12", "method": "EASE",
         "supports": {"brand": 3.3}, "decidedBy": 1700, "ndcg": {"ease": 0.06, "walks": 0.05}}
        """);
    ModelCardFile card = GuideCards.of(shop).get(1);
    assertEquals("3.3", frontMatter(card).get("support of brand"));
    Map<?, ?> measures = (Map<?, ?>) frontMatter(card).get("measures");
    assertEquals(0.06, measures.get("NDCG at 10, ease"));
    assertTrue(card.text().contains("1,700 shoppers"), card.text());
  }

  @Test
  void of_generationWithParserModels_readsTheirCards() throws IOException {
    Files.writeString(folder.resolve("CURRENT"), "000007\n");
    Path generation = Files.createDirectories(folder.resolve("generations").resolve("000007"));
    Files.writeString(
        generation.resolve("manifest.json"),
        """
        {"generation": 7, "created": "2026-11-30T12:00:00Z", "encoder": "", "currency": "EUR",
         "files": {}}
        """);
    Path parser = Files.createDirectories(generation.resolve("parser").resolve("tagger"));
    Files.writeString(parser.resolve("card.txt"), "seed = 3\ntest = F1 0.7000\n");
    List<LabelledText> texts =
        List.of(
            new LabelledText("where is my parcel", "order"),
            new LabelledText("track my order", "order"),
            new LabelledText("red shoes", "find"),
            new LabelledText("a lamp for my desk", "find"));
    new IntentTraining(texts).seed(5).epochs(2).run().save(parser.resolveSibling("intents"));
    List<ModelCardFile> cards = GuideCards.of(folder);
    assertEquals(
        List.of("catalogue", "tagger", "intents"),
        cards.stream().map(ModelCardFile::name).toList());
    assertEquals("F1 0.7000", frontMatter(cards.get(1)).get("test"));
    Map<String, Object> intents = frontMatter(cards.get(2));
    assertEquals("find, order", intents.get("labels"));
    assertEquals("5", intents.get("seed"));
  }

  @Test
  void of_folderWithoutAGuide_saysWhatIsMissing() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> GuideCards.of(folder)).getMessage();
    assertTrue(message.contains("CURRENT"), message);
  }

  @Test
  void text_valuesThatYamlAndMarkdownUse_areEscaped() {
    ModelCard card =
        new ModelCard(
            Instant.parse("2026-11-30T12:00:00Z"),
            "ab12",
            100,
            10,
            7,
            5,
            1_234,
            "lists: \"brands|stores\"\nand # more \\",
            new EntityScore(8, 10, 16));
    ModelCardFile file = GuideCards.tagger(card);
    Map<String, Object> matter = frontMatter(file);
    assertEquals(card.description(), matter.get("settings"));
    Map<?, ?> measures = (Map<?, ?>) matter.get("measures");
    assertEquals(0.8, (double) measures.get("precision"), 1e-6);
    assertEquals(0.5, (double) measures.get("recall"), 1e-6);
    assertTrue(file.text().contains("| F1 | 0.6154 |"), file.text());
    assertTrue(
        file.text().contains("| settings | lists: \"brands\\|stores\"<br>and # more \\ |"),
        file.text());
  }

  @Test
  void recommender_qualityThatWasNotMeasured_saysSo() {
    RecommenderCard card =
        new RecommenderCard(Instant.EPOCH, "ff", 3, 4, 5, 6, "ease", 0, Double.NaN);
    ModelCardFile file = GuideCards.recommender(card);
    assertTrue(file.text().contains("| NDCG at 10 | not measured |"), file.text());
    Map<?, ?> measures = (Map<?, ?>) frontMatter(file).get("measures");
    assertTrue(Double.isNaN((double) measures.get("NDCG at 10")));
  }
}
