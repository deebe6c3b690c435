package io.shopguide.kg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.lexicon.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductGraphTest {
  private static final EntityRef PHONE = new EntityRef("Product", "phone");
  private static final EntityRef ACME = new EntityRef("Brand", "acme");

  private static ProductGraph graph(Statement... statements) {
    GraphBuilder builder = new GraphBuilder();
    List.of(statements).forEach(builder::add);
    return builder.build();
  }

  @Test
  void absentNames_anyGraph_giveEmptyAnswers() {
    ProductGraph graph = graph(new Relates(PHONE, "brand", ACME));
    assertEquals(0, graph.entityClass("Shopper").count());
    assertEquals(-1, graph.find("Shopper", "x"));
    Relation bought = graph.relation("bought", "Shopper", "Product");
    assertEquals(0, bought.edgeCount());
    assertEquals(bought.start(0), bought.end(0));
    assertEquals(bought.inverseStart(0), bought.inverseEnd(0));
    assertFalse(bought.contains(0, 1));
    assertTrue(Double.isNaN(graph.numbers("Product", "price").value(0)));
    assertTrue(Double.isNaN(graph.numbers("Product", "price").max()));
    assertNull(graph.texts("Product", "title@en").value(0));
  }

  @Test
  void idsOutside_anyMethodOfEntities_throw() {
    ProductGraph graph = graph(new Relates(PHONE, "brand", ACME));
    assertThrows(IndexOutOfBoundsException.class, () -> graph.key(2));
    assertThrows(IndexOutOfBoundsException.class, () -> graph.classOf(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> graph.label(2, Language.ENGLISH));
  }

  @Test
  void label_missingInOneLanguage_fallsBack() {
    ProductGraph graph =
        graph(
            new HasLabel(ACME, Language.CHINESE, "顶点"),
            new HasText(PHONE, "title@en", "A phone"),
            new HasText(new EntityRef("Product", "x"), "weight", "1"));
    assertEquals("顶点", graph.label(graph.find("Brand", "acme"), Language.ENGLISH));
    assertEquals("A phone", graph.label(graph.find("Product", "phone"), Language.CHINESE));
    assertEquals("x", graph.label(graph.find("Product", "x"), Language.ENGLISH));
  }

  @Test
  void builder_repeatedNumberAndUnit_lastWinsAndIsCounted() {
    GraphBuilder builder = new GraphBuilder();
    builder.add(new HasNumber(PHONE, "weight", 1, "kg"));
    builder.add(new HasNumber(PHONE, "weight", 900, "g"));
    NumberColumn weight = builder.build().numbers("Product", "weight");
    assertEquals(900, weight.value(0));
    assertEquals("g", weight.unit());
    assertEquals(1, builder.replacedValues());
    assertEquals(1, builder.unitConflicts());
  }

  @Test
  void builder_repeatedEdge_addsWeights() {
    Relation relation =
        graph(new Relates(PHONE, "brand", ACME, 2), new Relates(PHONE, "brand", ACME))
            .relation("brand", "Product", "Brand");
    assertEquals(1, relation.edgeCount());
    assertTrue(relation.isWeighted());
    assertEquals(3, relation.weight(0));
    assertEquals(3, relation.inverseWeight(0));
  }

  @Test
  void builder_usedAfterBuild_buildsMore() {
    GraphBuilder builder = new GraphBuilder().add(new HasFlag(PHONE, "new", true));
    assertEquals(1, builder.build().entityCount());
    assertTrue(builder.contains(PHONE));
    assertFalse(builder.contains(ACME));
    assertEquals(2, builder.addEntity(ACME).build().entityCount());
  }

  @Test
  void flags_mixedWithNumbers_areNumbers() {
    EntityRef other = new EntityRef("Product", "other");
    ProductGraph flags = graph(new HasFlag(PHONE, "usb", true), new HasFlag(other, "usb", false));
    assertTrue(flags.numbers("Product", "usb").isBoolean());
    assertEquals(0, flags.numbers("Product", "usb").value(flags.find("Product", "other")));
    ProductGraph mixed = graph(new HasFlag(PHONE, "usb", true), new HasNumber(other, "usb", 3, ""));
    assertFalse(mixed.numbers("Product", "usb").isBoolean());
  }

  @Test
  void statements_impossibleValues_throw() {
    assertThrows(IllegalArgumentException.class, () -> new HasNumber(PHONE, "x", Double.NaN, ""));
    assertThrows(IllegalArgumentException.class, () -> new Relates(PHONE, "x", ACME, 0));
    assertThrows(IllegalArgumentException.class, () -> new Relates(PHONE, "", ACME));
    assertThrows(IllegalArgumentException.class, () -> new HasText(PHONE, "x", ""));
    assertThrows(IllegalArgumentException.class, () -> new EntityRef("Product", "\uD800"));
  }

  @Test
  void shared_twoProducts_findsTheRarestFirst() {
    EntityRef cover = new EntityRef("Product", "cover");
    EntityRef lamp = new EntityRef("Product", "lamp");
    EntityRef black = new EntityRef("Color", "black");
    ProductGraph graph =
        graph(
            new Relates(PHONE, "brand", ACME),
            new Relates(cover, "brand", ACME),
            new Relates(PHONE, "color", black),
            new Relates(cover, "color", black),
            new Relates(lamp, "color", black));
    int phone = graph.find("Product", "phone");
    int other = graph.find("Product", "cover");
    List<GraphPath> paths = new PathFinder(graph).shared(phone, other, 5);
    assertEquals(
        List.of("phone -brand-> acme <-brand- cover", "phone -color-> black <-color- cover"),
        paths.stream().map(path -> path.describe(graph, Language.ENGLISH)).toList());
    assertEquals(Math.log1p(3 / 2.0), paths.getFirst().weight(), 1e-12);
    assertEquals(1, new PathFinder(graph).shared(phone, other, 1).size());
    assertEquals(List.of(), new PathFinder(graph).shared(phone, graph.find("Brand", "acme"), 5));
  }
}
