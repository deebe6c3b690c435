package io.shopguide.benchmarks.recommend;

import io.shopguide.rec.train.Incidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The typed product graph of a folder: {@code product.txt.gz} and {@code related_product.txt.gz}
 * with a name a line, and files such as {@code brand_p_b.txt.gz} whose line i has the entities of
 * product i. Immutable and thread-safe.
 *
 * @param products number of products
 * @param brands number of brands
 * @param attributes brand and category of each product; categories are counted from the last brand
 * @param related also_bought, also_viewed and bought_together by name, to related products
 * @param links the same to products, as far as a related product has the name of one
 */
record GraphFolder(
    int products,
    int brands,
    Incidence attributes,
    Map<String, Incidence> related,
    Map<String, Incidence> links) {
  private static final List<String> RELATIONS =
      List.of("also_bought", "also_viewed", "bought_together");

  /**
   * Reads a folder.
   *
   * @throws IOException if a file is missing or names an entity that there is not; the message
   *     names file and line
   */
  static GraphFolder read(Path folder) throws IOException {
    List<String> products = PurchaseFile.lines(file(folder, "product"));
    List<String> relatedProducts = PurchaseFile.lines(file(folder, "related_product"));
    int brands = PurchaseFile.lines(file(folder, "brand")).size();
    int categories = PurchaseFile.lines(file(folder, "category")).size();
    int[][] brand = rows(file(folder, "brand_p_b"), products.size(), brands);
    int[][] category = rows(file(folder, "category_p_c"), products.size(), categories);
    int[][] attributes = new int[products.size()][];
    for (int product = 0; product < attributes.length; product++) {
      attributes[product] = shifted(brand[product], category[product], brands);
    }
    Map<String, Integer> byName = new HashMap<>();
    for (int product = 0; product < products.size(); product++) {
      byName.put(products.get(product), product);
    }
    Map<String, Incidence> related = new LinkedHashMap<>();
    Map<String, Incidence> links = new LinkedHashMap<>();
    for (String relation : RELATIONS) {
      int[][] rows = rows(file(folder, relation + "_p_p"), products.size(), relatedProducts.size());
      related.put(relation, Incidence.of(relatedProducts.size(), rows));
      for (int product = 0; product < rows.length; product++) {
        rows[product] =
            Arrays.stream(rows[product])
                .map(r -> byName.getOrDefault(relatedProducts.get(r), -1))
                .filter(p -> p >= 0)
                .toArray();
      }
      links.put(relation, Incidence.of(products.size(), rows));
    }
    return new GraphFolder(
        products.size(), brands, Incidence.of(brands + categories, attributes), related, links);
  }

  private static Path file(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".txt.gz");
    if (!Files.exists(file)) {
      throw new IOException(file + " is missing; name a folder with a product graph");
    }
    return file;
  }

  private static int[][] rows(Path file, int products, int entities) throws IOException {
    List<String> lines = PurchaseFile.lines(file);
    if (lines.size() < products) {
      throw new IOException(file + " has " + lines.size() + " lines for " + products + " products");
    }
    int[][] rows = new int[products][];
    for (int product = 0; product < products; product++) {
      String line = lines.get(product).strip();
      try {
        rows[product] =
            line.isEmpty()
                ? new int[0]
                : Arrays.stream(line.split("\\s+", -1)).mapToInt(Integer::parseInt).toArray();
      } catch (NumberFormatException e) {
        throw new IOException(file + ":" + (product + 1) + " holds something but numbers", e);
      }
      if (Arrays.stream(rows[product]).anyMatch(entity -> entity < 0 || entity >= entities)) {
        throw new IOException(
            file + ":" + (product + 1) + " names an entity that is none of the " + entities);
      }
    }
    return rows;
  }

  private static int[] shifted(int[] first, int[] second, int shift) {
    int[] all = Arrays.copyOf(first, first.length + second.length);
    for (int i = 0; i < second.length; i++) {
      all[first.length + i] = second[i] + shift;
    }
    return all;
  }
}
