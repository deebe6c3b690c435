package io.shopguide.encoder.tuning;

import io.shopguide.encoder.internal.OnnxFormatException;
import io.shopguide.encoder.internal.OnnxGraph;
import io.shopguide.encoder.internal.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Puts full-precision weights into the 8-bit file of the same encoder. Matrices are signed bytes
 * with a scale for each column, a 64th of its greatest value, so that two products never overflow
 * the 16 bits that older processors add them in; tables of embeddings are unsigned bytes around 128
 * with the scale that the 8-bit file has. Stateless and thread-safe.
 */
final class Quantizer {
  private static final int MATRIX_LIMIT = 64;
  private static final int TABLE_ZERO = 128;

  private Quantizer() {}

  /**
   * Overwrites the weights of an 8-bit file.
   *
   * @param precise the full-precision file
   * @param template the 8-bit file, changed in place
   * @throws OnnxFormatException if the two are not the same encoder
   */
  static void quantize(byte[] precise, byte[] template) {
    OnnxGraph target = OnnxGraph.read(template);
    for (OnnxTensor from : OnnxGraph.read(precise).initializers()) {
      if (from.type() != OnnxTensor.FLOAT || from.offset() < 0) {
        continue;
      }
      OnnxTensor same = target.initializer(from.name()).orElse(null);
      if (same != null) {
        requireLength(same, from.length());
        System.arraycopy(precise, from.offset(), template, same.offset(), from.length());
        continue;
      }
      OnnxTensor bytes = required(target, from.name() + "_quantized");
      OnnxTensor scale = required(target, from.name() + "_scale");
      requireLength(bytes, from.length() / Float.BYTES);
      FloatBuffer values = floats(precise, from);
      FloatBuffer scales = floats(template, scale);
      if (bytes.type() == OnnxTensor.INT8) {
        matrix(values, scales, template, bytes.offset());
      } else if (bytes.type() == OnnxTensor.UINT8 && scales.capacity() == 1) {
        table(values, scales.get(0), template, bytes.offset());
      } else {
        throw new OnnxFormatException(bytes.name() + " has the unexpected type " + bytes.type());
      }
    }
  }

  private static void matrix(FloatBuffer values, FloatBuffer scales, byte[] out, int offset) {
    int columns = scales.capacity();
    float[] greatest = new float[columns];
    for (int i = 0; i < values.capacity(); i++) {
      greatest[i % columns] = Math.max(greatest[i % columns], Math.abs(values.get(i)));
    }
    for (int column = 0; column < columns; column++) {
      scales.put(column, greatest[column] == 0 ? 1 : greatest[column] / MATRIX_LIMIT);
    }
    for (int i = 0; i < values.capacity(); i++) {
      int rounded = Math.round(values.get(i) / scales.get(i % columns));
      out[offset + i] = (byte) Math.clamp(rounded, -MATRIX_LIMIT, MATRIX_LIMIT);
    }
  }

  private static void table(FloatBuffer values, float scale, byte[] out, int offset) {
    for (int i = 0; i < values.capacity(); i++) {
      out[offset + i] = (byte) Math.clamp(Math.round(values.get(i) / scale) + TABLE_ZERO, 0, 255);
    }
  }

  private static OnnxTensor required(OnnxGraph target, String name) {
    return target
        .initializer(name)
        .filter(tensor -> tensor.offset() >= 0)
        .orElseThrow(() -> new OnnxFormatException("the 8-bit file has no " + name));
  }

  private static void requireLength(OnnxTensor tensor, int length) {
    if (tensor.length() != length) {
      throw new OnnxFormatException(
          tensor.name() + " has " + tensor.length() + " bytes, not " + length);
    }
  }

  private static FloatBuffer floats(byte[] file, OnnxTensor tensor) {
    return ByteBuffer.wrap(file, tensor.offset(), tensor.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }
}
