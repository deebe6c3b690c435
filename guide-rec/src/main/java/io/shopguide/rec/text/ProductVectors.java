package io.shopguide.rec.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.util.VectorUtil;

/**
 * Reads the products' vectors.
 *
 * <p>Not thread-safe; one per request.
 */
public final class ProductVectors {
  private final FloatVectorValues values;

  ProductVectors(FloatVectorValues values) {
    this.values = values;
  }

  /**
   * The cosine between a product's vector and another one.
   *
   * @param product class-local product id
   * @param vector a vector of unit length
   * @return 0 to 1; a negative cosine counts as 0
   */
  public double cosine(int product, float[] vector) {
    try {
      return Math.max(0, Math.min(1, VectorUtil.dotProduct(vector, values.vectorValue(product))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The direction of the sum of some products' vectors.
   *
   * @param products class-local product ids, at least one
   * @return a vector of unit length
   */
  public float[] mean(int[] products) {
    float[] sum = new float[values.dimension()];
    try {
      for (int product : products) {
        float[] vector = values.vectorValue(product);
        for (int d = 0; d < sum.length; d++) {
          sum[d] += vector[d];
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return VectorUtil.l2normalize(sum, false);
  }
}
