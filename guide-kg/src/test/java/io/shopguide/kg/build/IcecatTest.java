package io.shopguide.kg.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Icecat catalogue: 19,406 real products without a category field. */
@Tag("real-data")
class IcecatTest {
  private static final Vocabulary VOCABULARY = Vocabulary.builtIn();

  private static Catalogue catalogue;
  private static ProductGraph graph;

  @BeforeAll
  static void build() {
    Path file = data().resolve("icecat").resolve("products.jsonl.gz");
    boolean required = Boolean.getBoolean("shopguide.data.required");
    assumeTrue(required || Files.exists(file), "There is no " + file);
    Mapping mapping =
        Mapping.id("id")
            .title("title")
            .description("short_description")
            .brand("supplier")
            .price("price", PriceUnit.CENTS, "USD")
            .released("date_released")
            .color("attr_t_product_colour")
            .material("attr_t_material")
            .attributes("attr_t_", "attr_n_", "attr_b_")
            .deriveCategory();
    catalogue = CatalogueBuilder.create(VOCABULARY).products(Feed.jsonLines(file, mapping)).build();
    graph = catalogue.graph();
  }

  private static Path data() {
    return Path.of(System.getProperty("shopguide.data", "../../shared/data"));
  }

  @Test
  void products_all_areReadWithBrandAndPrice() {
    assertEquals(19_406, catalogue.reports().getFirst().accepted());
    EntityClass products = graph.entityClass("Product");
    assertEquals(19_406, products.count());
    assertEquals(161, graph.entityClass("Brand").count());
    Relation brand = graph.relation("brand", "Product", "Brand");
    for (int id = products.first(); id < products.end(); id++) {
      assertEquals(1, brand.degree(id));
      assertTrue(graph.numbers("Product", "price").value(id) > 0);
    }
    int toner = graph.find("Product", "3920564");
    assertEquals("Xerox", graph.label(brand.target(brand.start(toner)), Language.ENGLISH));
    assertEquals(49.95, graph.numbers("Product", "price").value(toner), 1e-9);
    assertEquals(23_000, graph.numbers("Product", "black_toner_page_yield").value(toner));
    assertTrue(graph.find("Value", "print_technology=laser printing") >= 0);
  }

  @Test
  void derivedCategories_mostProducts_havePlausibleOnes() {
    Relation derived = graph.relation("derived_category", "Product", "Category");
    assertTrue(derived.edgeCount() > 15_500, derived.toString());
    for (String[] expected :
        List.of(
            new String[] {"3920564", "toner-cartridge"},
            new String[] {"832931", "processor"},
            new String[] {"887632", "cable"})) {
      int product = graph.find("Product", expected[0]);
      String category = graph.key(derived.target(derived.start(product)));
      assertTrue(category.endsWith(expected[1]), category + " of product " + expected[0]);
    }
    int laptop = graph.find("Category", "laptop");
    assertTrue(laptop >= 0 && derived.inverseDegree(laptop) > 100, "laptops are found");
  }

  @Test
  void graph_savedAndOpened_isTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("icecat.graph");
    graph.save(file);
    ProductGraph opened = ProductGraph.open(file);
    assertEquals(graph.toString(), opened.toString());
    Path again = folder.resolve("again.graph");
    opened.save(again);
    assertEquals(-1, Files.mismatch(file, again));
  }

  @Test
  void lexicon_ofTheGraph_knowsBrands() {
    LexiconBuilder builder = Lexicon.builder();
    GraphLexicon.addTo(builder, graph, VOCABULARY);
    Lexicon lexicon = builder.build();
    assertTrue(lexicon.formCount() > 5_000, lexicon.toString());
    EntityClass brands = graph.entityClass("Brand");
    for (int id = brands.first(); id < brands.end(); id++) {
      String label = graph.label(id, Language.ENGLISH);
      assertTrue(!lexicon.senses(label).isEmpty(), label);
    }
  }
}
