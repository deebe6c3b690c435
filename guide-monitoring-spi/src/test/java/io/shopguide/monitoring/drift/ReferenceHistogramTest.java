package io.shopguide.monitoring.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceHistogramTest {
  @TempDir private Path folder;

  @Test
  void numeric_sample_hasBinsOfEqualCounts() {
    double[] sample = new SplittableRandom(1).doubles(1000).toArray();
    ReferenceHistogram histogram = ReferenceHistogram.numeric("x", sample, 10);
    assertEquals(13, histogram.bins());
    for (int bin = 2; bin <= 11; bin++) {
      assertEquals(100, histogram.count(bin));
    }
    assertEquals(0, histogram.count(1));
    assertEquals(0, histogram.count(12));
    assertEquals(0, histogram.count(ReferenceHistogram.MISSING));
    assertEquals(1, histogram.bin(-0.1));
    assertEquals(12, histogram.bin(1.5));
    assertEquals(1, histogram.bin(Double.NEGATIVE_INFINITY));
    assertEquals(12, histogram.bin(Double.POSITIVE_INFINITY));
    assertEquals(ReferenceHistogram.MISSING, histogram.bin(Double.NaN));
  }

  /** The grid is a shortcut only: the bin is that of a search through all edges. */
  @Test
  void bin_anyEdgesAndValues_isThatOfASearch() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 300; round++) {
      double scale = Math.pow(10, random.nextInt(-300, 300));
      double skew = random.nextInt(1, 12);
      double[] edges =
          random
              .doubles(random.nextInt(2, 60))
              .map(x -> (Math.pow(x, skew) - 0.3) * scale)
              .sorted()
              .distinct()
              .toArray();
      NumericBins bins = new NumericBins(edges, new double[edges.length - 1], 1);
      for (int i = 0; i < 200; i++) {
        double value = (random.nextDouble() * 1.4 - 0.5) * scale;
        value = i < edges.length ? edges[i] : value;
        value = i % 7 == 0 ? Math.nextDown(value) : value;
        int at = Arrays.binarySearch(edges, value);
        int below = at >= 0 ? at + 1 : -at - 1;
        assertEquals(below + 1, bins.bin(value), round + ": " + value);
      }
    }
  }

  @Test
  void numeric_fewDifferentValues_getOneBinEach() {
    double[] sample = new double[100];
    Arrays.fill(sample, 40, 100, 1);
    ReferenceHistogram histogram = ReferenceHistogram.numeric("x", sample, 10);
    assertEquals(5, histogram.bins());
    assertEquals(40, histogram.count(histogram.bin(0.0)));
    assertEquals(60, histogram.count(histogram.bin(1.0)));
  }

  @Test
  void categorical_missingValues_haveTheirBin() {
    Map<String, Long> occurrences = new HashMap<>(Map.of("sony", 30L));
    occurrences.put(null, 12L);
    ReferenceHistogram histogram = ReferenceHistogram.categorical("brand", occurrences, 5);
    assertEquals(12, histogram.count(ReferenceHistogram.MISSING));
    assertEquals(30, histogram.count(histogram.bin("sony")));
  }

  @Test
  void categorical_rareAndUnseen_shareABin() {
    ReferenceHistogram histogram =
        ReferenceHistogram.categorical(
            "intent", Map.of("find", 70L, "fact", 20L, "help", 6L, "other", 4L), 2);
    assertEquals(4, histogram.bins());
    assertEquals("find", histogram.label(1));
    assertEquals("fact", histogram.label(2));
    assertEquals(10, histogram.count(3));
    assertEquals(3, histogram.bin("help"));
    assertEquals(3, histogram.bin("never seen"));
    assertEquals(ReferenceHistogram.MISSING, histogram.bin((String) null));
  }

  @Test
  void bin_ofTheOtherKind_isRefused() {
    ReferenceHistogram numbers = ReferenceHistogram.numeric("x", new double[] {1, 2}, 2);
    ReferenceHistogram words = ReferenceHistogram.categorical("y", Map.of("a", 5L), 3);
    assertThrows(IllegalStateException.class, () -> numbers.bin("a"));
    assertThrows(IllegalStateException.class, () -> words.bin(1.0));
  }

  @Test
  void references_unusable_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ReferenceHistogram.numeric("x", new double[] {Double.NaN}, 10));
    assertThrows(
        IllegalArgumentException.class, () -> ReferenceHistogram.numeric("x", new double[] {1}, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ReferenceHistogram.categorical("x", Map.of("a", -1L, "b", 9L), 3));
    assertThrows(
        IllegalArgumentException.class, () -> ReferenceHistogram.categorical("x", Map.of(), 3));
    ReferenceHistogram one = ReferenceHistogram.categorical("x", Map.of("a", 5L), 3);
    assertThrows(IllegalArgumentException.class, () -> new DriftReference(List.of(one, one)));
    assertThrows(
        IllegalArgumentException.class, () -> new DriftReference(List.of(one)).histogram("y"));
  }

  @Test
  void label_numbers_areShort() {
    ReferenceHistogram histogram =
        ReferenceHistogram.numeric("x", new double[] {0, 1, 2, 1000000}, 2);
    assertEquals("missing", histogram.label(0));
    assertEquals("below 0", histogram.label(1));
    assertEquals("0 to 2", histogram.label(2));
    assertTrue(histogram.toString().startsWith("x {missing=0, below 0=0, 0 to 2=2"));
  }

  @Test
  void save_anyReferences_openAsTheyWere() {
    DriftReference saved = references();
    Path file = folder.resolve("references.drift");
    saved.save(file);
    saved.save(file);
    DriftReference opened = DriftReference.open(file);
    assertEquals(saved, opened);
    assertEquals(saved.histogram("größe").bin(0.3), opened.histogram("größe").bin(0.3));
    assertEquals(List.of("references.drift"), List.of(folder.toFile().list()));
  }

  @Test
  void open_anyByteChangedOrMissing_isRefusedByName() throws IOException {
    byte[] bytes = ReferenceFile.bytes(references());
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x10;
      DriftFormatException e =
          assertThrows(
              DriftFormatException.class, () -> ReferenceFile.read("model.drift", changed));
      assertTrue(e.getMessage().startsWith("model.drift "), e.getMessage());
      byte[] cut = Arrays.copyOf(bytes, at);
      assertThrows(DriftFormatException.class, () -> ReferenceFile.read("model.drift", cut));
    }
  }

  /** With the right checksum on top, as somebody would write who means harm. */
  @Test
  void open_anyPayloadWithItsChecksum_isRefusedOrRead() throws IOException {
    byte[] bytes = ReferenceFile.bytes(references());
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 2000; round++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(ReferenceFile.HEADER, changed.length)] = (byte) random.nextInt();
      java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
      crc.update(changed, ReferenceFile.HEADER, changed.length - ReferenceFile.HEADER);
      java.nio.ByteBuffer.wrap(changed)
          .order(java.nio.ByteOrder.LITTLE_ENDIAN)
          .putInt(12, (int) crc.getValue());
      try {
        assertEquals(2, ReferenceFile.read("x", changed).histograms().size());
      } catch (DriftFormatException e) {
        assertTrue(e.getMessage().contains("restore a backup"), e.getMessage());
      }
    }
  }

  @Test
  void open_newerVersion_namesTheRemedy() throws IOException {
    Path file = folder.resolve("newer.drift");
    byte[] bytes = ReferenceFile.bytes(references());
    bytes[8] = 2;
    Files.write(file, bytes);
    String message =
        assertThrows(DriftFormatException.class, () -> DriftReference.open(file)).getMessage();
    assertTrue(message.contains("format 2") && message.contains("update"), message);
  }

  private static DriftReference references() {
    double[] sample = new SplittableRandom(4).doubles(200).toArray();
    sample[0] = Double.NaN;
    return new DriftReference(
        List.of(
            ReferenceHistogram.numeric("größe", sample, 10),
            ReferenceHistogram.categorical("意图", Map.of("find", 9L, "fact", 6L), 3)));
  }

  @Test
  void ofCounts_ownEdges_countsAsGiven() {
    double[] edges = {0, 10, 20, 40};
    ReferenceHistogram histogram =
        ReferenceHistogram.ofCounts("age", edges, new long[] {1, 2, 3, 4, 5, 6});
    assertEquals(21, histogram.total());
    for (int bin = 0; bin < 6; bin++) {
      assertEquals(bin + 1, histogram.count(bin));
    }
    assertEquals(2, histogram.bin(9.5));
    assertEquals(5, histogram.bin(40));
    assertThrows(
        IllegalArgumentException.class,
        () -> ReferenceHistogram.ofCounts("age", edges, new long[] {1, 2, 3, 4, 5}));
    assertThrows(
        IllegalArgumentException.class,
        () -> ReferenceHistogram.ofCounts("age", edges, new long[] {1, 2, -3, 4, 5, 6}));
    assertThrows(
        IllegalArgumentException.class,
        () -> ReferenceHistogram.ofCounts("age", new double[] {1}, new long[3]));
  }
}
