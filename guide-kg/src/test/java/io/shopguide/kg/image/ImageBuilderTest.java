package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import io.shopguide.kg.delta.SnapshotView;
import io.shopguide.kg.delta.TermPool;
import io.shopguide.kg.delta.ViewModel;
import io.shopguide.kg.delta.ViewModel.Triple;
import io.shopguide.kg.image.ImageBuilder.ImageProgress;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBuilderTest {
  private static final Term.Iri PREDICATE = Term.iri("http://p.example/p");

  @TempDir Path folder;

  /** A triple with its annotation. */
  private record Added(Triple triple, Annotation annotation) {}

  private ImageBuilder inFiles() throws IOException {
    return inFiles(ImageProgress.NONE);
  }

  private ImageBuilder inFiles(ImageProgress progress) throws IOException {
    return new ImageBuilder(folder, "build-", ImageBuilder.LEAST_MEMORY, progress);
  }

  private static void add(ImageBuilder builder, Triple triple, Annotation annotation)
      throws IOException {
    NodeBytes subject = new NodeBytes();
    NodeBytes predicate = new NodeBytes();
    NodeBytes object = new NodeBytes();
    subject.set(triple.subject());
    predicate.set(triple.predicate());
    object.set(triple.object());
    builder.add(subject, predicate, object, annotation);
  }

  private static Image build(List<Added> all) throws IOException {
    ImageBuilder builder = new ImageBuilder();
    for (Added added : all) {
      add(builder, added.triple(), added.annotation());
    }
    return Image.build(builder);
  }

  /** Builds with files, which are made at random moments. */
  private Image buildSpilling(List<Added> all, Random random) throws IOException {
    int share = 1 + random.nextInt(all.size());
    try (ImageBuilder builder = inFiles()) {
      for (Added added : all) {
        if (random.nextInt(share) == 0) {
          builder.spill();
        }
        add(builder, added.triple(), added.annotation());
      }
      if (random.nextBoolean()) {
        builder.spill();
      }
      return Image.build(builder);
    } finally {
      assertEquals(0, files());
    }
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).count(); // but the folder itself
    }
  }

  private static byte[] bytes(Image image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    image.writeTo(Channels.newChannel(out));
    assertEquals(image.length(), out.size());
    return out.toByteArray();
  }

  private static void assertSays(List<Added> all, Image image) {
    image.verify();
    ViewModel model = new ViewModel();
    all.forEach(added -> model.add(added.triple(), added.annotation()));
    model.assertDescribes(SnapshotView.of(image), new Random(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void finish_spilledAnywhere_writesTheSameBytes(long seed) throws IOException {
    Random random = new Random(seed);
    TermPool pool = new TermPool(random, 3);
    List<Added> all = new ArrayList<>();
    for (int i = random.nextInt(200); i >= 0; i--) {
      Triple triple =
          all.isEmpty() || random.nextInt(5) > 0
              ? new Triple(pool.subject(), pool.predicate(), pool.object())
              : all.get(random.nextInt(all.size())).triple();
      all.add(new Added(triple, pool.annotation()));
    }
    Image image = build(all);
    assertSays(all, image);
    assertArrayEquals(bytes(image), bytes(buildSpilling(all, random)));
    assertArrayEquals(bytes(image), bytes(buildSpilling(all, random)));
  }

  @Test
  void add_moreThanTheBudget_spillsAndWritesTheSameBytes() throws IOException {
    ImageBuilder expected = new ImageBuilder();
    byte[] bytes;
    try (ImageBuilder builder = inFiles()) {
      for (int i = 0; i < 60_000; i++) {
        Term subject = Term.iri("http://a.example/" + "product-".repeat(20) + i * 7 % 50_000);
        Triple triple = new Triple(subject, PREDICATE, Term.text("text " + i % 1000));
        add(expected, triple, Annotation.NONE);
        add(builder, triple, Annotation.NONE);
      }
      assertTrue(files() >= 2, files() + " files");
      bytes = bytes(Image.build(builder));
    }
    assertEquals(0, files());
    Image image = Image.build(expected);
    assertEquals(50_000, image.tripleCount());
    assertArrayEquals(bytes(image), bytes);
  }

  /** IRIs in many namespaces, of which the first ones have most, and some in none. */
  private static List<Added> namespaces(int count) {
    List<Added> all = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      for (int i = 0; i <= (count - n) / 100; i++) {
        Term subject = Term.iri("http://n%d.example/%d".formatted(n * 7 % count, i));
        all.add(new Added(new Triple(subject, PREDICATE, Term.text("x")), Annotation.NONE));
      }
      Term own = Term.iri(ClassRegistry.OWN + "Class" + n % 9 + ":" + n);
      all.add(new Added(new Triple(own, PREDICATE, Term.iri("plain" + n)), Annotation.NONE));
    }
    return all;
  }

  private static List<String> namespaces(Image image) {
    return image.terms().classes().stream()
        .filter(TermClass::isIris)
        .map(c -> c.key().name())
        .toList();
  }

  @Test
  void finish_tooManyNamespaces_putsTheSmallOnesTogether() throws IOException {
    List<Added> few = namespaces(ClassRegistry.MAX_NAMESPACES);
    Image separate = build(few);
    assertEquals(ClassRegistry.MAX_NAMESPACES + 9 + 1, namespaces(separate).size());
    assertSays(few, separate);
    List<Added> many = namespaces(ClassRegistry.MAX_NAMESPACES + 50);
    Image folded = build(many);
    List<String> kept = namespaces(folded);
    assertEquals(ClassRegistry.MAX_NAMESPACES - 1 + 9 + 1, kept.size());
    assertTrue(kept.containsAll(List.of("", "http://n0.example/", "http://n7.example/")));
    assertSays(many, folded);
  }

  /** The first file decides which namespaces stay. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 700, 900})
  void finish_tooManyNamespacesInFiles_saysTheSame(int first) throws IOException {
    List<Added> many = namespaces(ClassRegistry.MAX_NAMESPACES + 50);
    Collections.shuffle(many, new Random(first));
    assertTrue(first < many.size(), many.size() + " triples");
    try (ImageBuilder builder = inFiles()) {
      for (int i = 0; i < many.size(); i++) {
        if (i == first || i == first + 100) {
          builder.spill();
        }
        add(builder, many.get(i).triple(), many.get(i).annotation());
      }
      Image image = Image.build(builder);
      assertTrue(namespaces(image).size() <= ClassRegistry.MAX_NAMESPACES + 9 + 1);
      assertSays(many, image);
    }
  }

  @Test
  void finish_nothingAdded_isEmpty() throws IOException {
    Image image = Image.build(new ImageBuilder());
    assertSays(List.of(), image);
    assertEquals(0, image.terms().termCount());
    try (ImageBuilder builder = inFiles()) {
      builder.spill();
      builder.spill();
      assertArrayEquals(bytes(image), bytes(Image.build(builder)));
    }
  }

  @Test
  void finish_termsAndUnits_areKept() throws IOException {
    ImageBuilder builder = new ImageBuilder();
    NodeBytes term = new NodeBytes();
    term.set(Term.iri("http://a.example/alone"));
    builder.addTerm(term);
    Term subject = Term.iri("urn:x:1");
    add(builder, new Triple(subject, PREDICATE, Term.text("5")), Annotation.NONE);
    builder.unit(PREDICATE.value(), ClassKey.iri("urn:x:"), "kg");
    builder.unit(PREDICATE.value(), ClassKey.iri("urn:absent:"), "m");
    builder.unit("http://p.example/absent", ClassKey.iri("urn:x:"), "s");
    Image image = Image.build(builder);
    image.verify();
    assertTrue(image.terms().findIri("http://a.example/alone") >= 0);
    List<String> units = new ArrayList<>();
    image.forEachUnit((p, c, unit) -> units.add(p + " " + c.name() + " " + unit));
    assertEquals(List.of("http://p.example/p urn:x: kg"), units);
    int predicate = image.predicate(PREDICATE.value());
    assertEquals("kg", image.unit(predicate, image.terms().classOf(image.terms().find(subject))));
    assertEquals(
        "",
        image.unit(
            predicate, image.terms().classOf(image.terms().findIri("http://a.example/alone"))));
  }

  @Test
  void close_filesBesideItsOwn_leavesThem() throws IOException {
    Path mine = Files.writeString(folder.resolve("terms-1"), "mine");
    ImageBuilder builder = inFiles();
    builder.spill();
    assertTrue(files() > 2);
    builder.close();
    builder.close();
    assertEquals(1, files());
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void imageBuilder_tooLittleMemory_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ImageBuilder(folder, "build-", ImageBuilder.LEAST_MEMORY - 1, ImageProgress.NONE));
  }

  @Test
  void spill_withoutFolder_saysWhatToDo() {
    IllegalStateException e = assertThrows(IllegalStateException.class, new ImageBuilder()::spill);
    assertTrue(e.getMessage().contains("folder"), e.getMessage());
  }

  @Test
  void finish_progressThatThrows_endsTheBuildAndLeavesNothing() throws IOException {
    try (ImageBuilder builder =
        inFiles(
            (step, done, total) -> {
              throw new IllegalStateException(step);
            })) {
      add(builder, new Triple(PREDICATE, PREDICATE, PREDICATE), Annotation.NONE);
      builder.spill();
      assertThrows(IllegalStateException.class, () -> Image.build(builder));
    }
    assertEquals(0, files());
  }
}
