package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word of several meanings means what goes with the other words in this shop. */
class AmbiguousWordTest {
  private static ShoppingGuide guide;

  @BeforeAll
  static void open(@TempDir Path folder) {
    StringBuilder csv =
        new StringBuilder(
            "id,title,title_zh,brand,brand_zh,category,category_zh,color,price,printing_colour,released,rating\n");
    for (int i = 0; i < 30; i++) {
      csv.append("t%d,Acme toner %d,,Acme,,toner cartridge,,,40,cyan,,\n".formatted(i, i));
      csv.append("k%d,Zeta kettle %d,,Zeta,,kettle,,cyan,30,,,\n".formatted(i, i));
    }
    GuideBuilder.create(folder).products(SmallShop.products(csv.toString())).build();
    guide = ShoppingGuide.open(folder);
  }

  @AfterAll
  static void close() {
    guide.close();
  }

  private static Map<ConceptKind, List<Concept>> wishes(String text) {
    return guide.ask(text, guide.newSession(Shopper.anonymous())).need().wishes();
  }

  @Test
  void ask_ambiguousWordInContext_meansWhatGoesWithIt() {
    assertEquals(
        List.of(new Concept(ConceptKind.VALUE, "printing_colour=cyan")),
        wishes("cyan toner cartridge").get(ConceptKind.VALUE));
    assertEquals(
        List.of(new Concept(ConceptKind.COLOR, "cyan")),
        wishes("cyan kettle").get(ConceptKind.COLOR));
  }

  @Test
  void ask_ambiguousWordAlone_meansWhatTheParserPrefers() {
    assertEquals(
        List.of(new Concept(ConceptKind.COLOR, "cyan")), wishes("cyan").get(ConceptKind.COLOR));
  }
}
