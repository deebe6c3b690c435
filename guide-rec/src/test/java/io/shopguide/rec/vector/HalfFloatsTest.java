package io.shopguide.rec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfFloatsTest {
  @ParameterizedTest
  @ValueSource(floats = {0, Float.MIN_VALUE, 1e-30f, 0.017f, 1, 65_505, 3e38f})
  void of_numbersOfAnySize_areRightToOnePartIn2048(float size) {
    float[] numbers = {size, -size, size / 3, size / 1000, 0};
    HalfFloats halves = HalfFloats.of(numbers);
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], halves.get(i), Math.abs(numbers[i]) / 2048);
    }
    assertEquals(size, halves.greatest(), size / 2048);
  }
}
