package io.shopguide.examples.quickstart.catalogue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the quickstart's catalogue, {@code products.jsonl}, and its {@code purchases.csv}.
 *
 * <p>The files are UTF-8 with {@code \n} line ends and depend on the vocabulary and the seed alone.
 * To write the embedded ones again after a change of the vocabulary:
 *
 * <pre>
 *   java -cp target/classes io.shopguide.examples.quickstart.catalogue.CatalogueGenerator \
 *       src/main/resources/io/shopguide/examples/quickstart
 * </pre>
 */
public final class CatalogueGenerator {
  /** The seed of the embedded files. */
  public static final long DEFAULT_SEED = 20_260_701L;

  /** The name of the file of products, one JSON object on each line. */
  public static final String PRODUCTS = "products.jsonl";

  /** The name of the file of purchases, comma-separated under a header. */
  public static final String PURCHASES = "purchases.csv";

  private static final String PURCHASES_HEADER = "shopper,product,timestamp";

  private CatalogueGenerator() {}

  /**
   * Writes both files.
   *
   * @param args the output folder and, optionally, a seed
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if there are fewer or more arguments than that
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      throw new IllegalArgumentException("usage: CatalogueGenerator <output folder> [seed]");
    }
    write(Path.of(args[0]), args.length == 2 ? Long.parseLong(args[1]) : DEFAULT_SEED);
  }

  /**
   * Writes both files, making the folder if there is none.
   *
   * @param folder where they go; files of the same names are replaced
   * @param seed equal seeds give equal files
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, long seed) throws IOException {
    Vocabulary vocabulary = Vocabulary.load();
    List<Product> products = new Catalogue(vocabulary, seed).products();
    List<Purchase> purchases = new PurchaseSimulator(vocabulary, products, seed).purchases();
    Files.createDirectories(folder);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(PRODUCTS))) {
      for (Product product : products) {
        out.append(product.fields().toJson()).append('\n');
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(PURCHASES))) {
      out.append(PURCHASES_HEADER).append('\n');
      for (Purchase purchase : purchases) {
        out.append(purchase.toCsv()).append('\n');
      }
    }
  }
}
