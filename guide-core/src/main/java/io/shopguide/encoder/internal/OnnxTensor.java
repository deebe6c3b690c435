package io.shopguide.encoder.internal;

import java.util.List;

/**
 * Where the values of a stored tensor lie in the file. Immutable and thread-safe.
 *
 * @param name the initializer's name
 * @param type one of the type numbers of ONNX, see the constants
 * @param shape its dimensions; empty for a scalar
 * @param offset byte of the file at which its little-endian values start, or -1 if they are not
 *     stored as one run of bytes
 * @param length number of bytes of its values
 */
public record OnnxTensor(String name, int type, List<Long> shape, int offset, int length) {
  /** Type number of 32-bit floats. */
  public static final int FLOAT = 1;

  /** Type number of unsigned bytes. */
  public static final int UINT8 = 2;

  /** Type number of signed bytes. */
  public static final int INT8 = 3;

  /** Copies the shape. */
  public OnnxTensor {
    shape = List.copyOf(shape);
  }
}
