package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricMatrixTest {
  private static final TrainingControl ONE_THREAD = TrainingControl.create().threads(1);

  /** Sizes around the limits of blocks, strips and unrolled loops. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 127, 128, 129, 131, 256, 300, 515, 700})
  void negateInverse_timesTheMatrix_isMinusTheIdentity(int size) {
    SymmetricMatrix original = random(size);
    SymmetricMatrix inverse = random(size);
    try (Workers workers = new Workers(ONE_THREAD)) {
      inverse.negateInverse(workers);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double product = 0;
        for (int k = 0; k < size; k++) {
          product += (double) original.get(i, k) * inverse.get(k, j);
        }
        assertEquals(i == j ? -1 : 0, product, 1e-4, i + ", " + j);
      }
    }
  }

  @Test
  void negateInverse_anyNumberOfThreads_sameBits() {
    SymmetricMatrix one = random(400);
    SymmetricMatrix three = random(400);
    try (Workers workers = new Workers(ONE_THREAD);
        Workers more = new Workers(ONE_THREAD.threads(3))) {
      one.negateInverse(workers);
      three.negateInverse(more);
    }
    for (int i = 0; i < 400; i++) {
      assertArrayEquals(one.lowerRow(i), three.lowerRow(i));
    }
  }

  @Test
  void negateInverse_singularMatrix_isRefused() {
    SymmetricMatrix matrix = new SymmetricMatrix(2);
    matrix.lowerRow(0)[0] = 1;
    matrix.lowerRow(1)[0] = 1;
    matrix.lowerRow(1)[1] = 1;
    try (Workers workers = new Workers(ONE_THREAD)) {
      assertThrows(ArithmeticException.class, () -> matrix.negateInverse(workers));
    }
  }

  /** Random events' products, as in training, plus the identity: well conditioned. */
  private static SymmetricMatrix random(int size) {
    SplittableRandom random = new SplittableRandom(size);
    SymmetricMatrix matrix = new SymmetricMatrix(size);
    for (int event = 0; event < 3 * size; event++) {
      int i = random.nextInt(size);
      int j = random.nextInt(size);
      matrix.lowerRow(i)[i]++;
      matrix.lowerRow(j)[j]++;
      matrix.lowerRow(Math.max(i, j))[Math.min(i, j)] += i == j ? 0 : 1;
    }
    for (int i = 0; i < size; i++) {
      matrix.lowerRow(i)[i]++;
    }
    return matrix;
  }
}
