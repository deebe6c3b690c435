package io.shopguide.benchmarks.kg;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a store and asks one question at string level, for the time of the whole process. */
final class OpenProbe {
  /** Number of the product asked about. */
  static final int PRODUCT = 0;

  private OpenProbe() {}

  /**
   * Runs.
   *
   * @param args store, its folder, a product's IRI, its number of features
   * @throws IOException if the store cannot be opened
   */
  public static void main(String[] args) throws IOException {
    FileStore store = (FileStore) Stores.make(args[0]);
    store.open(Path.of(args[1]));
    int count = store.features(args[2]);
    int letters = 0;
    for (int i = 0; i < count; i++) {
      letters += store.iri(i).length();
    }
    if (letters == 0 || count != Integer.parseInt(args[3])) {
      throw new IllegalStateException("(a) is answered otherwise than before");
    }
  }
}
