package io.shopguide.rec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  void open_savedMatrix_isTheSame() throws IOException {
    Path file = folder.resolve("m");
    small().save(file);
    assertSame(small(), ItemItemMatrix.open(file));
    new ItemItemMatrix(new int[] {0}, new int[0], new float[0]).save(file);
    assertEquals(0, ItemItemMatrix.open(file).products());
  }

  @Test
  void open_fileCutAtEveryLength_isRefusedWithItsName() throws IOException {
    Path file = folder.resolve("cut");
    small().save(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(UncheckedIOException.class, () -> ItemItemMatrix.open(file), "cut at " + length);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    UncheckedIOException longer =
        assertThrows(UncheckedIOException.class, () -> ItemItemMatrix.open(file));
    assertTrue(longer.getMessage().contains(file.toString()), longer.getMessage());
  }

  @Test
  void open_everyByteFlipped_isRefusedOrHarmless() throws IOException {
    Path file = folder.resolve("flipped");
    small().save(file);
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      for (int bits : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) bits;
        Files.write(file, damaged);
        refused += opensHarmlessly(file, at) ? 0 : 1;
      }
    }
    assertTrue(refused >= 3 * (16 + 4), "the header and both ends of the rows are checked");
  }

  private static boolean opensHarmlessly(Path file, int at) {
    ItemItemMatrix opened;
    try {
      opened = ItemItemMatrix.open(file);
    } catch (UncheckedIOException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      return false;
    } catch (RuntimeException e) {
      return fail("byte " + at, e);
    }
    assertEquals(PRODUCTS, opened.products());
    SparseScores scores = new SparseScores(PRODUCTS);
    for (int product = 0; product < PRODUCTS; product++) {
      opened.scatter(product, 1, scores);
    }
    assertTrue(scores.size() <= PRODUCTS, "byte " + at + ": a product arrived twice");
    assertTrue(Float.isFinite(scores.max()), "byte " + at + ": the greatest weight is no number");
    return true;
  }

  @Test
  void open_otherVersion_saysWhichAreRead() throws IOException {
    Path file = folder.resolve("newer");
    small().save(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 2;
    Files.write(file, bytes);
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> ItemItemMatrix.open(file));
    assertTrue(
        thrown.getMessage().contains("version 2; this release reads 1"), thrown.getMessage());
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

  private static void assertSame(ItemItemMatrix expected, ItemItemMatrix actual) {
    assertEquals(expected.products(), actual.products());
    assertEquals(expected.entries(), actual.entries());
    for (int row = 0; row < expected.products(); row++) {
      for (int column = 0; column < expected.products(); column++) {
        assertEquals(expected.weight(row, column), actual.weight(row, column));
      }
    }
  }
}
