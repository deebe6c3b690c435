package io.shopguide.kg.build;

import static io.shopguide.kg.build.FeedTester.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Sense;
import io.shopguide.lexicon.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From feeds to a graph, its lexicon and back. */
class CatalogueTest {
  private static final Vocabulary VOCABULARY =
      vocabulary(
          """
          category\tlaptop\tlaptop|notebook\t笔记本电脑\t
          category\theadphones\theadphones|headphone\t耳机\t
          category\tearbuds\tearbuds\t耳塞\theadphones
          color\tblue\tblue\t蓝色\t
          color\tnavy\tnavy|navy blue\t藏青色\tblue
          color\tblack\tblack\t黑色\t
          value\tusb-c\tusb-c|type-c\t\t
          """);

  private static final Mapping MAPPING =
      Mapping.id("id")
          .title("title")
          .title("title_zh", Language.CHINESE)
          .brand("brand")
          .brand("brand_zh", Language.CHINESE)
          .category("category")
          .color("color")
          .material("material")
          .audience("for")
          .price("cents", PriceUnit.CENTS, "EUR")
          .priceCurrencyField("currency")
          .released("released")
          .rating("stars")
          .stock("stock")
          .attribute("kg", "weight", "kg")
          .text("notes", "notes")
          .otherFields();

  private static Vocabulary vocabulary(String lines) {
    try {
      Path file = Files.createTempFile("vocabulary", ".tsv");
      Files.writeString(file, lines);
      Vocabulary read = Vocabulary.read(file);
      Files.delete(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProductGraph graph(Mapping mapping, String... lines) {
    return CatalogueBuilder.create(VOCABULARY)
        .products(Feed.jsonLines("p", stream(String.join("\n", lines)), mapping))
        .build()
        .graph();
  }

  private static List<String> objects(ProductGraph graph, String product, LinkKind kind) {
    Relation relation = graph.relation(kind.predicate(), "Product", kind.className());
    int id = graph.find("Product", product);
    return IntStream.range(relation.start(id), relation.end(id))
        .mapToObj(p -> graph.key(relation.target(p)))
        .toList();
  }

  private static List<String> keys(ProductGraph graph, int[] ids) {
    return Arrays.stream(ids).mapToObj(graph::key).toList();
  }

  @Test
  void record_fullyMapped_becomesEntitiesColumnsAndLabels() {
    ProductGraph graph =
        graph(
            MAPPING,
            "{\"id\":\"1\",\"title\":\"Acme Air\",\"title_zh\":\"顶点\",\"brand\":\"Acme & Co.\","
                + "\"brand_zh\":\"顶点\",\"category\":\"Notebooks\",\"color\":\"Navy blue/Black\","
                + "\"material\":[\"Steel\",\"Oak and glass\"],\"for\":\"Kids\",\"cents\":129900,"
                + "\"currency\":\"eur\",\"released\":\"2026-11-23\",\"stars\":4.5,\"stock\":3,"
                + "\"kg\":1.5,\"notes\":\"17\",\"plug\":\"Type-C\",\"wifi\":true}");
    int id = graph.find("Product", "1");
    assertEquals("Acme Air", graph.label(id, Language.ENGLISH));
    assertEquals("顶点", graph.label(id, Language.CHINESE));
    assertEquals(List.of("acme-co"), objects(graph, "1", LinkKind.BRAND));
    int brand = graph.find("Brand", "acme-co");
    assertEquals("Acme & Co.", graph.label(brand, Language.ENGLISH));
    assertEquals("顶点", graph.label(brand, Language.CHINESE));
    assertEquals(List.of("laptop"), objects(graph, "1", LinkKind.CATEGORY));
    assertEquals(List.of("black", "navy"), objects(graph, "1", LinkKind.COLOR));
    assertEquals(List.of("glass", "oak", "steel"), objects(graph, "1", LinkKind.MATERIAL));
    assertEquals(List.of("kids"), objects(graph, "1", LinkKind.AUDIENCE));
    assertEquals(1299, graph.numbers("Product", "price").value(id));
    assertEquals("EUR", graph.numbers("Product", "price").unit());
    assertEquals(20_780, graph.numbers("Product", "released").value(id));
    assertEquals("day", graph.numbers("Product", "released").unit());
    assertEquals(4.5, graph.numbers("Product", "rating").value(id));
    assertEquals(3, graph.numbers("Product", "stock").value(id));
    assertEquals(1500, graph.numbers("Product", "weight").value(id));
    assertEquals("g", graph.numbers("Product", "weight").unit());
    assertTrue(graph.numbers("Product", "wifi").isBoolean());
    assertEquals("Type-C", graph.label(graph.find("Value", "plug=type-c"), Language.ENGLISH));
    assertEquals("17", graph.label(graph.find("Value", "notes=17"), Language.CHINESE));
  }

  @Test
  void price_otherCurrency_isAProblem() {
    String line = "{\"id\":1,\"title\":\"x\",\"cents\":1,\"currency\":\"USD\"}";
    assertEquals(
        "p:1, field 'currency': 'USD' is not the catalogue's currency EUR; "
            + "convert all prices to one currency before they are read",
        FeedTester.problem(Feed.jsonLines("p", stream(line), MAPPING)));
  }

  @Test
  void attributes_byPrefix_loseItAndTakeTheUnitOfTheirEnd() {
    Mapping mapping = Mapping.id("id").title("t").attributes("a_n_", "a_t_").ignore("a_n_skip");
    ProductGraph graph =
        graph(
            mapping,
            "{\"id\":1,\"t\":\"x\",\"a_n_Depth__max_\":2,\"a_n_width_cm\":3,\"a_n_skip\":1,"
                + "\"a_t_long\":\""
                + "word ".repeat(40)
                + "\",\"other\":5}");
    assertEquals(
        List.of("Product.depth_max (1 values)", "Product.width in mm (1 values)"),
        graph.numberColumns().stream().map(Object::toString).toList());
    assertEquals(30, graph.numbers("Product", "width").max());
    assertEquals("word ".repeat(40).strip(), graph.texts("Product", "long").value(0));
  }

  @Test
  void events_repeated_addUp() {
    EventMapping events = EventMapping.shopper("u").product("p").kind("k");
    ProductGraph graph =
        CatalogueBuilder.create(VOCABULARY)
            .events(Feed.csv("e", stream("u,p,k\na,1,buy\na,1,buy\na,1,view\nb,1,buy\n"), events))
            .products(
                Feed.jsonLines("p", stream("{\"id\":1,\"t\":\"x\"}"), Mapping.id("id").title("t")))
            .build()
            .graph();
    Relation bought = graph.relation("bought", "Shopper", "Product");
    assertEquals(2, bought.edgeCount());
    assertEquals(2, bought.weight(bought.start(graph.find("Shopper", "a"))));
    assertEquals(1, graph.relation("viewed", "Shopper", "Product").edgeCount());
  }

  @Test
  void derivedCategory_recurringPhrase_isFoundAndKeptApart() {
    StringBuilder lines = new StringBuilder();
    String[] brands = {"Acme", "Bolt"};
    for (int i = 0; i < 24; i++) {
      String thing = List.of("desk lamp", "Notebook", "toner cartridge").get(i % 3);
      lines.append(
          "{\"id\":%d,\"title\":\"%s X%d %s Black 6 pc(s)\",\"brand\":\"%s\"}%n"
              .formatted(i, brands[i % 2], i, thing, brands[i % 2]));
    }
    lines.append("{\"id\":\"z\",\"title\":\"Acme 12\",\"brand\":\"Acme\"}\n");
    lines.append("{\"id\":\"y\",\"title\":\"Acme desk lamp\",\"category\":\"Light\"}\n");
    ProductGraph graph = graph(MAPPING.deriveCategory(), lines.toString());
    Relation derived = graph.relation("derived_category", "Product", "Category");
    assertEquals(24, derived.edgeCount());
    for (int i = 0; i < 24; i++) {
      int product = graph.find("Product", String.valueOf(i));
      String expected = List.of("desk-lamp", "laptop", "toner-cartridge").get(i % 3);
      assertEquals(expected, graph.key(derived.target(derived.start(product))));
    }
    assertEquals(List.of("light"), objects(graph, "y", LinkKind.CATEGORY));
  }

  @Test
  void derivedCategory_unknownPhraseWithKnownHead_isNarrower() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(
          "{\"id\":%d,\"title\":\"B%d sports headphones %d\",\"brand\":\"B%d\"}%n"
              .formatted(i, i % 3, i, i % 3));
      lines.append(
          "{\"id\":\"s%d\",\"title\":\"B%d stand for headphones\",\"brand\":\"B%d\"}%n"
              .formatted(i, i % 3, i % 3));
    }
    ProductGraph graph = graph(MAPPING.deriveCategory(), lines.toString());
    Relation broader = graph.relation("broader", "Category", "Category");
    int narrow = graph.find("Category", "sports-headphones");
    assertTrue(broader.contains(narrow, graph.find("Category", "headphones")));
    Concept wish = new Concept(ConceptKind.CATEGORY, "headphones");
    assertTrue(
        keys(graph, EntityLinks.of(graph, VOCABULARY).entities(wish))
            .contains("sports-headphones"));
  }

  @Test
  void links_broaderConcept_givesNarrowerEntities() {
    ProductGraph graph =
        graph(
            MAPPING,
            "{\"id\":1,\"title\":\"a\",\"color\":\"navy\",\"category\":\"earbuds\"}",
            "{\"id\":2,\"title\":\"b\",\"color\":\"蓝色\",\"category\":\"headphone\","
                + "\"plug\":\"USB-C\",\"port_type\":\"type-c\"}");
    EntityLinks links = EntityLinks.of(graph, VOCABULARY);
    assertEquals(
        List.of("blue", "navy"),
        keys(graph, links.entities(new Concept(ConceptKind.COLOR, "blue"))));
    assertEquals(
        List.of("navy"), keys(graph, links.entities(new Concept(ConceptKind.COLOR, "navy"))));
    assertEquals(
        List.of("earbuds", "headphones"),
        keys(graph, links.entities(new Concept(ConceptKind.CATEGORY, "headphones"))));
    assertEquals(
        List.of("plug=usb-c", "port_type=type-c"),
        keys(graph, links.entities(new Concept(ConceptKind.VALUE, "usb-c"))));
    assertEquals(0, links.entities(new Concept(ConceptKind.BRAND, "none")).length);
    assertEquals(
        List.of("port_type"), links.attributes(new Concept(ConceptKind.ATTRIBUTE, "port_type")));
  }

  @Test
  void build_feedsOfTwoCurrencies_keepsTheFirst() {
    Mapping dollars = Mapping.id("id").title("title").price("price", PriceUnit.MAJOR, "USD");
    Mapping euros = Mapping.id("id").title("title").price("price", PriceUnit.MAJOR, "EUR");
    Catalogue catalogue =
        CatalogueBuilder.create(VOCABULARY)
            .products(
                Feed.jsonLines("us", stream("{\"id\":1,\"title\":\"a\",\"price\":10}"), dollars))
            .products(Feed.jsonLines("eu", stream("{\"id\":2,\"title\":\"b\",\"price\":9}"), euros))
            .options(FeedOptions.skipping(5))
            .build();
    assertEquals("USD", catalogue.graph().numbers("Product", "price").unit());
    assertEquals(1, catalogue.graph().entityClass("Product").count());
    assertEquals(0, catalogue.unitConflicts());
  }

  @Test
  void lexicon_ofGraph_knowsItsWordsInBothLanguages() {
    ProductGraph graph =
        graph(
            MAPPING,
            "{\"id\":1,\"title\":\"a\",\"brand\":\"Zyx\",\"color\":\"navy\",\"plug\":\"Barrel\","
                + "\"once\":\"Rare\"}",
            "{\"id\":2,\"title\":\"b\",\"brand\":\"Zyx\",\"plug\":\"Barrel\",\"depth_mm\":4}");
    LexiconBuilder builder = Lexicon.builder();
    GraphLexicon.addTo(builder, graph, VOCABULARY);
    Lexicon lexicon = builder.build();
    assertEquals(List.of(new Concept(ConceptKind.BRAND, "zyx")), concepts(lexicon, "ZYX"));
    assertEquals(List.of(new Concept(ConceptKind.COLOR, "navy")), concepts(lexicon, "藏青色"));
    assertEquals(
        List.of(new Concept(ConceptKind.VALUE, "plug=barrel")), concepts(lexicon, "barrel"));
    assertEquals(List.of(new Concept(ConceptKind.ATTRIBUTE, "depth")), concepts(lexicon, "depth"));
    assertEquals(List.of(), concepts(lexicon, "rare"));
    assertFalse(lexicon.senses("zyx").getFirst().prior() <= 1);
  }

  private static List<Concept> concepts(Lexicon lexicon, String form) {
    return lexicon.senses(form).stream().map(Sense::concept).toList();
  }
}
