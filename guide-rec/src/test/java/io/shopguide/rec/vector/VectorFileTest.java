package io.shopguide.rec.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.model.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
  private static final int COUNT = 40;
  private static final int DIMENSION = 5;

  @TempDir private Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("image");
    try (VectorIndexWriter writer = new SketchWriter(file, DIMENSION, Metric.DOT)) {
      SomeVectors.addAll(writer, SomeVectors.random(COUNT, DIMENSION, 1)).finish();
    }
    whole = Files.readAllBytes(file);
  }

  @Test
  void open_fileCutAnywhere_isRefusedWithItsName() throws IOException {
    for (int length = 0; length < whole.length; length += length < 300 ? 1 : 101) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused("length " + length);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused("one byte more");
  }

  private void assertRefused(String damage) {
    ModelFormatException thrown =
        assertThrows(ModelFormatException.class, () -> VectorIndex.open(file).verify(), damage);
    assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
  }

  @Test
  void openOrVerify_anyByteThatCountsChanged_isRefused() throws IOException {
    int padding = 0;
    for (int at = 0; at < whole.length; at += at < 1_000 ? 1 : 37) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      if (at >= 52 && at < VectorFile.HEADER) {
        VectorIndex.open(file).verify();
        padding++;
      } else {
        assertRefused("byte " + at);
      }
    }
    assertEquals(12, padding, "only the header's unused end may change");
  }

  @Test
  void open_vectorChanged_isFoundByVerifyOnly() throws IOException {
    whole[VectorFile.HEADER + 3] ^= 1;
    Files.write(file, whole);
    VectorIndex index = VectorIndex.open(file);
    assertEquals(COUNT, index.size());
    assertThrows(ModelFormatException.class, index::verify);
  }

  @Test
  void open_otherVersionOrNoFile_saysSo() throws IOException {
    whole[8] = 3;
    Files.write(file, whole);
    String message =
        assertThrows(ModelFormatException.class, () -> VectorIndex.open(file)).getMessage();
    assertTrue(message.contains("format 3"), message);
    Files.delete(file);
    assertThrows(UncheckedIOException.class, () -> VectorIndex.open(file));
    Files.createDirectory(file);
    assertThrows(UncheckedIOException.class, () -> VectorIndex.open(file), "an empty folder");
  }

  @Test
  void open_fileOfVersion1_findsWhatANewFileFinds() throws IOException {
    Path former = folder.resolve("former");
    try (InputStream in = VectorFileTest.class.getResourceAsStream("version-1.vectors")) {
      Files.copy(in, former);
    }
    SplittableRandom random = new SplittableRandom(1);
    try (VectorIndexWriter writer = new SketchWriter(file, 40, Metric.DOT)) {
      for (int p = 0; p < 50; p++) {
        float[] vector = new float[40];
        for (int d = 0; d < vector.length; d++) {
          vector[d] = (float) random.nextGaussian();
        }
        writer.add(vector);
      }
      writer.finish();
    }
    VectorIndex index = VectorIndex.open(former);
    index.verify();
    for (int product = 0; product < 50; product++) {
      float[] query = index.mean(new int[] {product});
      assertArrayEquals(
          VectorIndex.open(file).query(query).nearest(5), index.query(query).nearest(5));
    }
  }

  @Test
  void finish_unfinishedOrFailed_leavesWhatWasThere() throws IOException {
    try (VectorIndexWriter writer = new SketchWriter(file, 3, Metric.COSINE)) {
      writer.add(new float[3]);
    }
    assertEquals(DIMENSION, VectorIndex.open(file).dimension());
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }
}
