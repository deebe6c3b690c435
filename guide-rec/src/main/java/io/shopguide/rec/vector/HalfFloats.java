package io.shopguide.rec.vector;

/**
 * Numbers of 16 bits each: IEEE 754 half floats, in multiples of a power of two that brings the
 * greatest of them just below the greatest half float, whatever their size. They are right to one
 * part in 2,048.
 *
 * <p>HotSpot converts many at once, which {@code float[]} gains nothing from where the results go
 * to another {@code float[]} that might be the same.
 *
 * <p>Immutable and thread-safe once it is filled.
 */
final class HalfFloats {
  private static final int GREATEST_EXPONENT = 14;

  final short[] values;
  final float unit;

  HalfFloats(short[] values, float unit) {
    this.values = values;
    this.unit = unit;
  }

  /** Rounds numbers. */
  static HalfFloats of(float[] numbers) {
    float greatest = 0;
    for (float number : numbers) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    float unit = greatest > 0 ? Math.scalb(1f, Math.getExponent(greatest) - GREATEST_EXPONENT) : 1;
    short[] values = new short[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.floatToFloat16(numbers[i] / unit);
    }
    return new HalfFloats(values, unit);
  }

  float get(int index) {
    return unit * Float.float16ToFloat(values[index]);
  }

  /** The greatest number, at least 0. */
  float greatest() {
    float greatest = 0;
    for (int i = 0; i < values.length; i++) {
      greatest = Math.max(greatest, get(i));
    }
    return greatest;
  }
}
