package io.shopguide.query.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.model.ModelFormatException;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptLinkerTest {
  private static final Concept FRUIT = new Concept(ConceptKind.CATEGORY, "fruit");
  private static final Concept MAKER = new Concept(ConceptKind.BRAND, "mangotech");
  private static final Concept PHONE = new Concept(ConceptKind.CATEGORY, "phone");
  private static final Concept SHOES = new Concept(ConceptKind.CATEGORY, "running-shoes");
  private static final Lexicon LEXICON =
      Lexicon.builder()
          .add(FRUIT, Language.ENGLISH, "mangotech", 2)
          .add(MAKER, Language.ENGLISH, "mangotech", 1)
          .add(PHONE, Language.ENGLISH, "phone", 1)
          .add(SHOES, Language.ENGLISH, "running shoes", 1)
          .build();
  private static final QueryParser PARSER = new QueryParser(LEXICON);

  @TempDir private Path folder;

  /** Encodes a few words by hand. */
  private static final class HandEncoder implements TextEncoder {
    private static final Map<String, float[]> VECTORS =
        Map.of(
            "running shoes", new float[] {1, 0, 0},
            "joggers", new float[] {0.98f, 0.2f, 0},
            "trainers", new float[] {0.99f, 0.1f, 0},
            "phone", new float[] {0, 1, 0},
            "mobile", new float[] {0.1f, 0.99f, 0},
            "fruit", new float[] {0, 0.4f, 0.9f},
            "berry", new float[] {0.5f, 0.5f, 0.7f});

    @Override
    public String specification() {
      return "hand";
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public float[] encode(String text) {
      return VECTORS.getOrDefault(text, new float[] {-1, -1, -1}).clone();
    }

    @Override
    public void close() {}
  }

  private static ConceptVectors vectors() {
    return ConceptVectors.of(
        new HandEncoder(),
        List.of(
            new ConceptForm(SHOES, "running shoes"),
            new ConceptForm(SHOES, "trainers"),
            new ConceptForm(PHONE, "phone"),
            new ConceptForm(PHONE, "mobile"),
            new ConceptForm(FRUIT, "fruit"),
            new ConceptForm(MAKER, "berry")),
        () -> false);
  }

  private static ConceptFinding first(ParsedQuery query) {
    return query.findings(ConceptFinding.class).get(0);
  }

  @Test
  void links_mentionInContext_prefersWhatGoesTogether() {
    Compatibility makesPhones =
        (one, other) ->
            List.of(one, other).containsAll(List.of(MAKER, PHONE))
                ? 20
                : List.of(one, other).containsAll(List.of(FRUIT, PHONE)) ? 0.1 : 1;
    ConceptLinker linker = new ConceptLinker(LEXICON, makesPhones);
    ParsedQuery alone = PARSER.parse("mangotech");
    ParsedQuery withPhone = PARSER.parse("mangotech phone");

    List<Link> links = linker.links(withPhone, first(withPhone));

    assertEquals(MAKER, links.get(0).concept());
    assertEquals(2, linker.links(alone, first(alone)).size());
    assertTrue(links.stream().mapToDouble(Link::probability).sum() < 1);
    assertTrue(links.get(0).probability() > 0.9, links.toString());
  }

  @Test
  void links_unknownWord_findsNearName() {
    ConceptLinker linker =
        new ConceptLinker(LEXICON, (one, other) -> 1, vectors(), new HandEncoder());
    ParsedQuery query = PARSER.parse("joggers");

    List<Link> links = linker.links(query, query.unresolved().get(0));

    assertEquals(SHOES, links.get(0).concept());
    assertTrue(links.get(0).probability() > 0.5, links.toString());
  }

  @Test
  void links_wordFarFromAllNames_staysUnknown() {
    ConceptLinker linker =
        new ConceptLinker(LEXICON, (one, other) -> 1, vectors(), new HandEncoder());
    ParsedQuery query = PARSER.parse("zzyzx");

    List<Link> links = linker.links(query, query.unresolved().get(0));

    assertTrue(links.stream().mapToDouble(Link::probability).sum() < 0.5, links.toString());
  }

  @Test
  void links_withoutVectors_areNone() {
    ParsedQuery query = PARSER.parse("joggers");

    assertEquals(
        List.of(), new ConceptLinker(LEXICON, (a, b) -> 1).links(query, query.unresolved().get(0)));
  }

  @Test
  void newLinker_otherEncoder_isRefused() {
    TextEncoder other =
        new TextEncoder() {
          @Override
          public String specification() {
            return "other";
          }

          @Override
          public int dimension() {
            return 3;
          }

          @Override
          public float[] encode(String text) {
            return new float[3];
          }

          @Override
          public void close() {}
        };

    assertThrows(
        IllegalArgumentException.class,
        () -> new ConceptLinker(LEXICON, (a, b) -> 1, vectors(), other));
  }

  @Test
  void open_savedVectors_findTheSame() {
    Path file = folder.resolve("vectors");
    vectors().save(file);
    ConceptVectors opened = ConceptVectors.open(file);

    assertEquals("hand", opened.encoder());
    assertEquals(6, opened.size());
    float[] vector = new HandEncoder().encode("joggers");
    assertEquals(
        vectors().nearest(vector, 2).get(0).concept(), opened.nearest(vector, 2).get(0).concept());
  }

  @Test
  void open_damagedFiles_areRefused() throws IOException {
    Path file = folder.resolve("vectors");
    vectors().save(file);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThrows(ModelFormatException.class, () -> ConceptVectors.open(file));
    }
  }

  @Test
  void of_cancelled_stops() {
    List<ConceptForm> forms = List.of(new ConceptForm(SHOES, "running shoes"));

    assertThrows(
        CancellationException.class, () -> ConceptVectors.of(new HandEncoder(), forms, () -> true));
  }
}
