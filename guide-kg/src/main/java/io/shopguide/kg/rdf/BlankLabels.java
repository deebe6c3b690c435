package io.shopguide.kg.rdf;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes any label of a blank node as one that N-Triples allows, and back; one to one in both
 * directions, so that no two nodes become one.
 *
 * <p>A label that N-Triples allows is written as it is. Any other one is written in code: {@code
 * hex-} and its UTF-8 bytes in lower-case hexadecimal digits. A label that is itself the code of
 * another one is written in code, too; one that only looks like it ({@code hex-61}, as {@code a}
 * needs no code) is not.
 */
final class BlankLabels {
  private static final byte[] PREFIX = {'h', 'e', 'x', '-'};
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] NONE = {};

  private BlankLabels() {}

  /** Whether a label cannot be written as it is. */
  static boolean needsCode(byte[] bytes, int from, int to) {
    return Grammar.labelEnd(bytes, from, to) != to || decode(bytes, from, to).length > 0;
  }

  /** The code of a label. */
  static byte[] encode(byte[] bytes, int from, int to) {
    byte[] code = Arrays.copyOf(PREFIX, PREFIX.length + 2 * (to - from));
    int at = PREFIX.length;
    for (int i = from; i < to; i++) {
      code[at++] = (byte) HEX.toHighHexDigit(bytes[i]);
      code[at++] = (byte) HEX.toLowHexDigit(bytes[i]);
    }
    return code;
  }

  /** The label that is written in a code; empty if it is no code. */
  static byte[] decode(byte[] bytes, int from, int to) {
    int digits = from + PREFIX.length;
    if (digits >= to
        || (to - digits) % 2 != 0
        || !Arrays.equals(bytes, from, digits, PREFIX, 0, PREFIX.length)) {
      return NONE;
    }
    byte[] label = new byte[(to - digits) / 2];
    for (int i = 0; i < label.length; i++) {
      int high = digit(bytes[digits + 2 * i]);
      int low = digit(bytes[digits + 2 * i + 1]);
      if (high < 0 || low < 0) {
        return NONE;
      }
      label[i] = (byte) (high << 4 | low);
    }
    return Utf8.isValid(label) && needsCode(label, 0, label.length) ? label : NONE;
  }

  private static int digit(byte value) {
    return value >= 'A' && value <= 'F' ? -1 : Character.digit(value, 16);
  }
}
