package io.shopguide.benchmarks.recommend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items that users turned out to want. */
final class TestItems {
  private TestItems() {}

  /**
   * Reads a file of the same format as the training file. An item that the training file does not
   * know counts as relevant and can never be found.
   *
   * @param file the test file
   * @param purchases the training file
   * @return for each user with an item, in order of the file, places of items, ascending
   * @throws IOException if it cannot be read or holds no items
   */
  static Map<String, int[]> read(Path file, PurchaseFile purchases) throws IOException {
    Map<String, int[]> wanted = new LinkedHashMap<>();
    int unknown = purchases.items().size();
    for (String line : PurchaseFile.lines(file)) {
      List<String> fields = List.of(line.strip().split("\\s+", -1));
      List<String> items =
          purchases.timed() ? fields.subList(1, 2) : fields.subList(1, fields.size());
      for (String item : items) {
        Integer known = purchases.items().get(item);
        int place = known == null ? unknown++ : known;
        wanted.merge(fields.get(0), new int[] {place}, TestItems::union);
      }
    }
    if (wanted.isEmpty()) {
      throw new IOException(file + " has no items; give those that were held back");
    }
    return wanted;
  }

  private static int[] union(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return Arrays.stream(all).sorted().distinct().toArray();
  }
}
