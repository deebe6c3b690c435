package io.shopguide.rec.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 128, 192, 320, 384, 448, 1024})
  void apply_anyVectors_keepsLengthsAndAngles(int dimension) {
    Rotation rotation = new Rotation(dimension, 1);
    float[][] vectors = SomeVectors.random(2, dimension, 2);
    float[][] rotated = {vectors[0].clone(), vectors[1].clone()};
    rotation.apply(rotated[0]);
    rotation.apply(rotated[1]);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double expected = VectorUtil.dotProduct(vectors[i], vectors[j]);
        assertEquals(expected, VectorUtil.dotProduct(rotated[i], rotated[j]), dimension * 1e-5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 384, 448})
  void apply_oneDimensionAlone_isSpreadOverAll(int dimension) {
    for (int d = 0; d < dimension; d++) {
      float[] axis = new float[dimension];
      axis[d] = 1;
      new Rotation(dimension, 3).apply(axis);
      for (float value : axis) {
        assertTrue(Math.abs(value) < 8 / Math.sqrt(dimension), "dimension " + d + ": " + value);
      }
    }
  }

  @Test
  void apply_sameSeed_rotatesAlike() {
    float[] first = SomeVectors.random(1, 128, 4)[0];
    float[] second = first.clone();
    new Rotation(128, 5).apply(first);
    new Rotation(128, 5).apply(second);
    assertArrayEquals(first, second);
  }
}
