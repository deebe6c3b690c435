package io.shopguide.kg.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.Term;
import io.shopguide.kg.delta.TermPool;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut, damaged or forged. */
class HostileImageTest {
  private static final int FORGED = 3000;
  private static final long SEED = 20261123;

  private static byte[] file;
  private static String answers;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    Random random = new Random(SEED);
    TermPool pool = new TermPool(random, 3);
    ImageBuilder builder = new ImageBuilder();
    NodeBytes subject = new NodeBytes();
    NodeBytes predicate = new NodeBytes();
    NodeBytes object = new NodeBytes();
    for (int i = 0; i < 250; i++) {
      boolean hub = i >= 70; // long rows, beside the many relations of random triples
      subject.set(hub ? Term.iri("urn:x:" + i % 7) : pool.subject());
      predicate.set(hub ? Term.iri("http://p.example/p7") : pool.predicate());
      object.set(hub ? Term.iri("http://a.example/" + (char) ('a' + i % 20) + i) : pool.object());
      builder.add(subject, predicate, object, pool.annotation());
    }
    builder.unit("http://p.example/p7", ClassKey.iri("urn:x:"), "kg");
    Image image = Image.build(builder);
    image.verify();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    image.writeTo(Channels.newChannel(bytes));
    file = bytes.toByteArray();
    Answers all = Answers.of(image);
    assertEquals("", all.refused());
    answers = all.text();
  }

  private Reason open(byte[] bytes) throws IOException {
    Path path = folder.resolve("shop.sg");
    Files.write(path, bytes);
    GraphFormatException e =
        assertThrows(GraphFormatException.class, () -> Image.open(path, false));
    assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
    return e.reason();
  }

  @Test
  void open_wholeFile_answersAsBefore() throws IOException {
    Path path = folder.resolve("shop.sg");
    Files.write(path, file);
    for (boolean check : new boolean[] {false, true}) {
      Image image = Image.open(path, check);
      image.verify();
      assertEquals(answers, Answers.of(image).text());
    }
  }

  @Test
  void open_fileCutAnywhere_saysSo() throws IOException {
    assertEquals(Reason.EMPTY, open(new byte[0]));
    for (int length = 1; length < file.length; length = 2 * length + 1) {
      assertEquals(Reason.TRUNCATED, open(Arrays.copyOf(file, length)));
    }
    assertEquals(Reason.TRUNCATED, open(Arrays.copyOf(file, file.length - 1)));
    assertEquals(Reason.DAMAGED, open(Arrays.copyOf(file, file.length + 1)));
    for (int length = 1; length < file.length; length++) {
      ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(file, length));
      GraphFormatException e = assertThrows(GraphFormatException.class, () -> Image.of(part));
      assertEquals(Reason.TRUNCATED, e.reason());
    }
  }

  @Test
  void open_otherVersionOrKind_saysSo() throws IOException {
    byte[] other = file.clone();
    other[ImageFormat.VERSION_OFFSET]++;
    assertEquals(Reason.NEWER_VERSION, open(other));
    other[ImageFormat.VERSION_OFFSET] = 1;
    assertEquals(Reason.DAMAGED, open(other));
    assertEquals(Reason.FOREIGN, open("{\"id\": 1}\n".repeat(100).getBytes(UTF_8)));
    assertEquals(Reason.FOREIGN, open("{}".getBytes(UTF_8)));
  }

  @Test
  void of_anyByteChanged_isFoundAtOnce() {
    Random random = new Random(SEED);
    for (int at = 0; at < file.length; at++) {
      for (int mask : new int[] {1, 0x80, 1 + random.nextInt(255)}) {
        ByteBuffer changed = changed(at, mask);
        GraphFormatException e =
            assertThrows(GraphFormatException.class, () -> Image.of(changed), "byte " + at);
        assertTrue(e.getMessage().contains("graph in memory"), e.getMessage());
      }
    }
  }

  @Test
  void verify_anyByteChanged_isFound() {
    Random random = new Random(SEED);
    for (int at = 0; at < file.length; at++) {
      ImageBytes bytes = ImageBytes.of(changed(at, 1 + random.nextInt(255)));
      assertThrows(
          GraphFormatException.class, () -> ImageReader.read(bytes, false).verify(), "byte " + at);
    }
  }

  private static ByteBuffer changed(int at, int mask) {
    byte[] changed = file.clone();
    changed[at] ^= (byte) mask;
    return ByteBuffer.wrap(changed);
  }

  @Test
  void of_forgedFile_neitherHangsNorBreaks() {
    ForgedFile forged = new ForgedFile(ByteBuffer.wrap(file));
    assertTrue(forged.sections() > 20, forged.sections() + " sections");
    int[] outcomes = new int[3];
    for (int i = 0; i < FORGED; i++) {
      long seed = SEED + i;
      ByteBuffer bytes = forged.forge(new Random(seed));
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> outcomes[ask(bytes)]++, () -> "seed " + seed);
    }
    assertTrue(Arrays.stream(outcomes).allMatch(n -> n > FORGED / 100), Arrays.toString(outcomes));
  }

  /** 0 if the file is refused at once, 1 if it is by verifying, 2 if it is consistent. */
  private static int ask(ByteBuffer bytes) {
    Image image;
    try {
      image = Image.of(bytes);
    } catch (GraphFormatException e) {
      return 0;
    }
    Answers all = Answers.of(image);
    try {
      image.verify();
    } catch (GraphFormatException e) {
      return 1;
    }
    assertEquals("", all.refused());
    assertEquals("", all.contradictions());
    return 2;
  }
}
