package io.shopguide.benchmarks.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The titles of the Icecat catalogue. Stateless and thread-safe. */
public final class Titles {
  private Titles() {}

  /**
   * Reads the titles.
   *
   * @param catalog a file of products, JSON lines, compressed or not
   * @return one title for each product, in their order
   * @throws IOException if it cannot be read
   */
  public static List<String> of(Path catalog) throws IOException {
    return CatalogueProduct.readAll(catalog).stream().map(CatalogueProduct::title).toList();
  }
}
