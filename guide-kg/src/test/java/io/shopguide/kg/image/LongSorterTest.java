package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongSorterTest {
  private static final int LEAST_CAPACITY = 1 << 10;

  @TempDir Path folder;

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static void assertGives(Map<Long, Integer> model, LongSorter sorter) throws IOException {
    for (Map.Entry<Long, Integer> entry : model.entrySet()) {
      assertTrue(sorter.next());
      assertEquals(entry.getKey(), sorter.key());
      assertEquals(entry.getValue(), sorter.note());
    }
    assertFalse(sorter.next());
    assertFalse(sorter.next());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 64, 1", "1, 1, 64, 2", "1023, 5, 0, 3", "1024, 5, 0, 4", "1025, 5, 50, 5",
    "2048, 5, 54, 6", "2049, 5, 54, 7", "30000, 0, 50, 8", "30000, 0, 0, 9", "30000, 0, 62, 10",
    "30000, 1000000, 50, 11", "200000, 2000000, 46, 12"
  })
  void next_anyKeys_givesEachOnceWithTheLastNote(int count, long memory, int shift, long seed)
      throws IOException {
    Random random = new Random(seed);
    TreeMap<Long, Integer> model = new TreeMap<>(Long::compareUnsigned);
    try (LongSorter sorter = new LongSorter(folder, "run", memory, 0)) {
      for (int i = 0; i < count; i++) {
        long key = shift == 64 ? i : random.nextLong() >>> shift;
        sorter.add(key, i);
        model.put(key, i);
      }
      sorter.finish();
      long capacity = Math.max(LEAST_CAPACITY, memory / 24);
      assertEquals(count > capacity, files() > 0, files() + " files");
      assertGives(model, sorter);
    }
    assertEquals(0, files());
  }

  /** As the inverse of a relation is sorted, whose edges come in the order of their lower bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 13, 16})
  void next_keysOrderedByLowerBits_givesThemInOrder(int lowerBits) throws IOException {
    Random random = new Random(lowerBits);
    int rows = Math.min(1 << lowerBits, 900);
    for (long memory : new long[] {0, 1 << 20}) {
      TreeMap<Long, Integer> model = new TreeMap<>();
      try (LongSorter sorter = new LongSorter(folder, "inverse", memory, lowerBits & -Byte.SIZE)) {
        for (int row = 0; row < rows; row++) {
          for (int target : random.ints(20, 0, 50).sorted().distinct().toArray()) {
            long key = (long) target << lowerBits | row;
            sorter.add(key, row);
            model.put(key, row);
          }
        }
        sorter.finish();
        assertGives(model, sorter);
      }
    }
  }

  @Test
  void close_beforeTheEnd_deletesTheRuns() throws IOException {
    try (LongSorter sorter = new LongSorter(folder, "run", 0, 0)) {
      for (int i = 0; i < 5000; i++) {
        sorter.add(i * 31L % 5000, 0);
      }
      sorter.finish();
      assertTrue(sorter.next());
      assertTrue(files() > 3);
    }
    assertEquals(0, files());
  }
}
