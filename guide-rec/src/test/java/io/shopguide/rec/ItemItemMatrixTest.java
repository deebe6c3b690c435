package io.shopguide.rec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemItemMatrixTest {
  private static final int PRODUCTS = 4;

  @TempDir private Path folder;

  private static ItemItemMatrix small() {
    return new ItemItemMatrix(
        new int[] {0, 2, 2, 3, 5}, new int[] {3, 1, 0, 2, 0}, new float[] {2, 1, 0.5f, 4, 3});
  }

  @Test
  void weight_storedAndMissing_isTheRowsOrZero() {
    ItemItemMatrix matrix = small();
    assertEquals(PRODUCTS, matrix.products());
    assertEquals(5, matrix.entries());
    assertEquals(2, matrix.weight(0, 3));
    assertEquals(4, matrix.weight(3, 2));
    assertEquals(0, matrix.weight(1, 0));
    assertEquals(0, matrix.weight(2, 3));
  }

  @Test
  void scatter_twoRows_addsTheirScaledWeights() {
    SparseScores scores = new SparseScores(PRODUCTS);
    small().scatter(0, 10, scores);
    small().scatter(3, 1, scores);
    small().scatter(1, 1, scores);
    assertEquals(20, scores.get(3));
    assertEquals(10, scores.get(1));
    assertEquals(4, scores.get(2));
    assertEquals(3, scores.get(0));
    assertEquals(4, scores.size());
  }

  @Test
  void row_byPlace_isInTheOrderGiven() {
    ItemItemMatrix matrix = small();
    assertEquals(2, matrix.degree(0));
    assertEquals(0, matrix.degree(1));
    assertEquals(1, matrix.neighbour(0, 1));
    assertEquals(1, matrix.weightAt(0, 1));
    assertEquals(2, matrix.neighbour(3, 0));
    assertEquals(4, matrix.weightAt(3, 0));
  }

  @Test
  void open_savedMatrix_isMappedAndNearlyTheSame() throws IOException {
    Path file = folder.resolve("m");
    small().save(file);
    ItemItemMatrix opened = ItemItemMatrix.open(file);
    assertTrue(opened.isMapped() && !small().isMapped());
    opened.verify();
    assertNear(small(), opened);
    assertEquals(64 + 8 * (PRODUCTS + 1) + 4 * 5, Files.size(file));
    new ItemItemMatrix(new int[] {0}, new int[0], new float[0]).save(file);
    assertEquals(0, ItemItemMatrix.open(file).products());
  }

  @Property(tries = 300)
  void save_anyWeights_areOffByAtMostAPartOfTheGreatest(
      @ForAll @Size(min = 1, max = 40) List<@FloatRange(min = 0.01f, max = 1e6f) Float> given)
      throws IOException {
    int count = given.size();
    int[] neighbours = IntStream.range(0, count).toArray();
    float[] weights = new float[count];
    float greatest = 0;
    for (int i = 0; i < count; i++) {
      weights[i] = given.get(i);
      greatest = Math.max(greatest, weights[i]);
    }
    int[] offsets = new int[count + 1];
    Arrays.fill(offsets, 1, count + 1, count);
    Path file = Files.createTempFile("item-item", ".bin");
    try {
      new ItemItemMatrix(offsets, neighbours, weights).save(file);
      ItemItemMatrix opened = ItemItemMatrix.open(file);
      opened.verify();
      for (int i = 0; i < count; i++) {
        assertEquals(weights[i], opened.weightAt(0, i), 0.004 * greatest);
        if (weights[i] == greatest) {
          assertEquals(greatest, opened.weightAt(0, i), Math.ulp(greatest) * 2);
        }
        assertTrue(opened.weightAt(0, i) > 0);
      }
      byte[] bytes = Files.readAllBytes(file);
      opened.save(file);
      ItemItemMatrix again = ItemItemMatrix.open(file);
      for (int i = 0; i < count; i++) {
        assertEquals(opened.weightAt(0, i), again.weightAt(0, i), Math.ulp(greatest) * 2);
      }
      new ItemItemMatrix(offsets, neighbours, weights).save(file);
      assertArrayEquals(bytes, Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void save_weightOfZero_isLeftOut() throws IOException {
    Path file = folder.resolve("zero");
    new ItemItemMatrix(new int[] {0, 2, 2}, new int[] {1, 0}, new float[] {0, 3}).save(file);
    ItemItemMatrix opened = ItemItemMatrix.open(file);
    opened.verify();
    assertEquals(1, opened.entries());
    assertEquals(3, opened.weight(0, 0), 1e-6);
    assertEquals(0, opened.weight(0, 1));
  }

  @Test
  void open_fileOfVersion1_isReadExactlyAndMigratedBySaving() throws IOException {
    Path file = folder.resolve("former");
    Files.write(file, version1());
    ItemItemMatrix former = ItemItemMatrix.open(file);
    assertEquals(2, former.degree(0));
    assertEquals(0.1f, former.weight(0, 1));
    assertEquals(7f, former.weight(0, 0));
    former.verify();
    former.save(file);
    ItemItemMatrix migrated = ItemItemMatrix.open(file);
    assertTrue(migrated.isMapped());
    migrated.verify();
    assertNear(former, migrated);
  }

  /** Magic, version, two products, two entries, offsets, neighbours, weights. */
  private static byte[] version1() {
    return ByteBuffer.allocate(16 + 12 + 16)
        .putInt(0x53474949)
        .putInt(1)
        .putInt(2)
        .putInt(2)
        .putInt(0)
        .putInt(2)
        .putInt(2)
        .putInt(0)
        .putInt(1)
        .putFloat(7)
        .putFloat(0.1f)
        .array();
  }

  @Test
  void open_fileCutAtEveryLength_isRefusedWithItsName() throws IOException {
    Path file = folder.resolve("cut");
    small().save(file);
    for (byte[] whole : List.of(Files.readAllBytes(file), version1())) {
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThrows(
            UncheckedIOException.class, () -> ItemItemMatrix.open(file), "cut at " + length);
      }
      Files.write(file, Arrays.copyOf(whole, whole.length + 1));
      UncheckedIOException longer =
          assertThrows(UncheckedIOException.class, () -> ItemItemMatrix.open(file));
      assertTrue(longer.getMessage().contains(file.toString()), longer.getMessage());
    }
  }

  @Test
  void verify_everyByteFlipped_isRefusedWithTheFile() throws IOException {
    Path file = folder.resolve("flipped");
    small().save(file);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      for (int bits : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) bits;
        Path copy = folder.resolve("flipped-" + at + "-" + bits);
        Files.write(copy, damaged);
        UncheckedIOException thrown =
            assertThrows(
                UncheckedIOException.class, () -> ItemItemMatrix.open(copy).verify(), "byte " + at);
        assertTrue(thrown.getMessage().contains(copy.toString()), thrown.getMessage());
      }
    }
  }

  /** What a writer with errors of its own could leave: right checksums over wrong rows. */
  @Test
  void verify_wrongRowsUnderRightChecksums_areRefused() throws IOException {
    Path file = folder.resolve("wrong");
    small().save(file);
    byte[] whole = Files.readAllBytes(file);
    int rows = 64;
    int entries = rows + 8 * (PRODUCTS + 1);
    assertRefusedWhenSealed(whole, rows, 1, "rows do not hold");
    assertRefusedWhenSealed(whole, rows + 8, 9, "row 0 is misplaced");
    assertRefusedWhenSealed(whole, rows + 4, Float.floatToIntBits(Float.NaN), "scale of row 0");
    assertRefusedWhenSealed(whole, rows + 4, Float.floatToIntBits(-1), "scale of row 0");
    assertRefusedWhenSealed(whole, entries, 0xff000004, "entry 0 of row 0");
    assertRefusedWhenSealed(whole, entries + 4, 1, "entry 1 of row 0");
  }

  private void assertRefusedWhenSealed(byte[] whole, int at, int value, String reason)
      throws IOException {
    int entries = 64 + 8 * (PRODUCTS + 1);
    ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(at, value);
    bytes.putInt(24, checksum(bytes.slice(64, entries - 64)));
    bytes.putInt(28, checksum(bytes.slice(entries, whole.length - entries)));
    bytes.putInt(60, checksum(bytes.slice(0, 60)));
    Path file = folder.resolve("sealed-" + at + "-" + value);
    Files.write(file, bytes.array());
    ItemItemMatrix opened = ItemItemMatrix.open(file);
    UncheckedIOException thrown = assertThrows(UncheckedIOException.class, opened::verify);
    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Test
  void open_otherVersion_saysWhichAreRead() throws IOException {
    Path file = folder.resolve("newer");
    small().save(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 3;
    Files.write(file, bytes);
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> ItemItemMatrix.open(file));
    assertTrue(
        thrown.getMessage().contains("version 3; this release reads up to 2"), thrown.getMessage());
  }

  @Test
  void writer_unfinished_leavesWhatWasThere() throws IOException {
    Path file = folder.resolve("kept");
    small().save(file);
    byte[] before = Files.readAllBytes(file);
    try (ItemItemWriter writer = new ItemItemWriter(file, 2)) {
      writer.row(new int[] {1}, new float[] {1}, 1);
      assertThrows(IllegalStateException.class, writer::finish);
    }
    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void writer_badRows_areRefused() throws IOException {
    Path file = folder.resolve("bad");
    assertThrows(IllegalArgumentException.class, () -> new ItemItemWriter(file, 16_777_217));
    assertThrows(IllegalArgumentException.class, () -> new ItemItemWriter(file, -1));
    try (ItemItemWriter writer = new ItemItemWriter(file, 1)) {
      int[] one = {0};
      for (float weight : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
        assertThrows(
            IllegalArgumentException.class, () -> writer.row(one, new float[] {weight}, 1));
      }
      assertThrows(
          IllegalArgumentException.class, () -> writer.row(new int[] {1}, new float[] {1}, 1));
      assertThrows(
          IllegalArgumentException.class, () -> writer.row(new int[] {-1}, new float[] {1}, 1));
      assertThrows(IllegalArgumentException.class, () -> writer.row(one, one(), 1 << 29));
      writer.row(one, one(), 1);
      assertThrows(IllegalArgumentException.class, () -> writer.row(one, one(), 1));
    }
    assertTrue(Files.notExists(file));
  }

  private static float[] one() {
    return new float[] {1};
  }

  @Test
  void open_noFile_isRefused() {
    assertThrows(UncheckedIOException.class, () -> ItemItemMatrix.open(folder.resolve("absent")));
  }

  @Test
  void constructor_arraysThatDoNotFit_areRefused() {
    float[] one = {1};
    assertRefused(new int[0], new int[0], new float[0]);
    assertRefused(new int[] {0, 1}, new int[] {1}, one);
    assertRefused(new int[] {0, 1}, new int[] {-1}, one);
    assertRefused(new int[] {0, 2}, new int[] {0}, one);
    assertRefused(new int[] {1, 1}, new int[] {0}, one);
    assertRefused(new int[] {0, 1}, new int[] {0}, new float[2]);
    assertRefused(new int[] {0, 2, 1}, new int[] {0}, one);
    assertRefused(new int[] {0, 1, 0, 1}, new int[] {0}, one);
    for (float weight : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertRefused(new int[] {0, 1}, new int[] {0}, new float[] {weight});
    }
  }

  private static void assertRefused(int[] offsets, int[] neighbours, float[] weights) {
    assertThrows(
        IllegalArgumentException.class, () -> new ItemItemMatrix(offsets, neighbours, weights));
  }

  private static void assertNear(ItemItemMatrix expected, ItemItemMatrix actual) {
    assertEquals(expected.products(), actual.products());
    assertEquals(expected.entries(), actual.entries());
    for (int row = 0; row < expected.products(); row++) {
      for (int i = 0; i < expected.degree(row); i++) {
        assertEquals(expected.neighbour(row, i), actual.neighbour(row, i));
        float greatest = expected.weightAt(row, 0);
        assertEquals(expected.weightAt(row, i), actual.weightAt(row, i), 0.004 * greatest);
      }
    }
  }
}
