package io.shopguide.guide;

import io.shopguide.kg.build.BuildProgress.Progress;
import io.shopguide.rec.FoldedProducts;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.ItemItemWriter;
import io.shopguide.rec.NewProduct;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import io.shopguide.rec.train.TrainingControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Gives products that no purchases lead from or to a place in the item-item weights: they borrow
 * from the products that share most with them by brand, category and colour, see {@link
 * FoldedProducts}. The rows of all products are written with their shares, so that requests need
 * not know.
 *
 * <p>Takes some hundred steps for each such product. Not thread-safe; one per build.
 */
final class ColdProducts {
  private static final int MODELS = 10;

  /** Products in common that are compared to find the models. */
  private static final int COMPARED = 100;

  /** A model has the category or all else in common; a colour alone says nothing. */
  private static final double LEAST_SHARED = 0.45;

  /** New products that a row takes in at most. */
  private static final int NEW_IN_ROW = 20;

  private static final int ROW = 100;
  private static final float BORROWED = 0.5f;
  private static final int REPORT_EVERY = 256;

  private final CatalogueView catalogue;
  private final TrainingControl control;

  ColdProducts(CatalogueView catalogue, TrainingControl control) {
    this.catalogue = catalogue;
    this.control = control;
  }

  /** Writes learned weights with the rows of the products that have none. */
  void write(ItemItemMatrix weights, Path file) throws IOException {
    List<NewProduct> cold = weights.entries() == 0 ? List.of() : cold(weights);
    if (cold.isEmpty()) {
      weights.save(file);
      return;
    }
    FoldedProducts folded = FoldedProducts.of(weights).with(cold);
    SparseScores scores = new SparseScores(catalogue.size());
    try (ItemItemWriter writer = new ItemItemWriter(file, catalogue.size())) {
      for (int product = 0; product < catalogue.size(); product++) {
        folded.scatter(product, 1, scores);
        folded.spread(scores);
        scores.remove(product);
        writeRow(product, folded, scores, writer);
        scores.clear();
        report("placing new products", product + 1);
      }
      writer.finish();
    }
  }

  /** A learned row keeps all it has; a borrowed weight counts half, for nobody has shown it. */
  private static void writeRow(
      int from, FoldedProducts folded, SparseScores scores, ItemItemWriter writer)
      throws IOException {
    boolean learned = folded.isLearned(from);
    TopProducts old = new TopProducts(learned ? scores.size() : ROW - NEW_IN_ROW);
    TopProducts added = new TopProducts(NEW_IN_ROW);
    for (int i = 0; i < scores.size(); i++) {
      int product = scores.product(i);
      float score = scores.get(product);
      if (score > 0) {
        boolean own = learned && folded.isLearned(product);
        (folded.isLearned(product) ? old : added).offer(product, own ? score : BORROWED * score);
      }
    }
    TopProducts row = new TopProducts(old.size() + added.size());
    for (TopProducts part : List.of(old, added)) {
      int[] products = new int[part.size()];
      double[] values = new double[part.size()];
      part.drainTo(products, values);
      for (int i = 0; i < products.length; i++) {
        row.offer(products[i], values[i]);
      }
    }
    int[] neighbours = new int[row.size()];
    double[] ranked = new double[row.size()];
    row.drainTo(neighbours, ranked);
    float[] weights = new float[neighbours.length];
    for (int n = 0; n < weights.length; n++) {
      weights[n] = (float) ranked[n];
    }
    writer.row(neighbours, weights, neighbours.length);
  }

  private List<NewProduct> cold(ItemItemMatrix weights) {
    List<NewProduct> cold = new ArrayList<>();
    for (int product = 0; product < catalogue.size(); product++) {
      if (weights.degree(product) == 0) {
        NewProduct placed = placed(product, weights);
        if (placed.models().length > 0) {
          cold.add(placed);
        }
      }
      report("comparing new products", product + 1);
    }
    return cold;
  }

  private NewProduct placed(int product, ItemItemMatrix weights) {
    SharedRelations shared = new SharedRelations(catalogue, new int[] {product});
    TopProducts like = new TopProducts(MODELS);
    for (int other : shared.nearest(COMPARED)) {
      boolean alike = other != product && shared.between(product, other) >= LEAST_SHARED;
      if (alike && weights.degree(other) > 0) {
        like.offer(other, shared.similarity(other));
      }
    }
    int[] models = like.drain();
    float[] likeness = new float[models.length];
    for (int m = 0; m < models.length; m++) {
      likeness[m] = (float) shared.similarity(models[m]);
    }
    return new NewProduct(product, models, likeness);
  }

  private void report(String step, int done) {
    if (done % REPORT_EVERY == 0 || done == catalogue.size()) {
      if (control.cancelled().getAsBoolean()) {
        throw new CancellationException("The build was cancelled while " + step);
      }
      control.progress().onProgress(new Progress(step, done, catalogue.size()));
    }
  }
}
