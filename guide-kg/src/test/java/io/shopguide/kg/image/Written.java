package io.shopguide.kg.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Writes parts of a graph file into memory, for tests. */
final class Written {
  private Written() {}

  /** Writes a part. */
  @FunctionalInterface
  interface Part {
    void writeTo(ImageOutput out) throws IOException;
  }

  static ByteBuffer bytes(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutput out = new ImageOutput(bytes)) {
      part.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.wrap(bytes.toByteArray()).order(ImageFormat.ORDER);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Distinct byte strings in unsigned order. */
  static List<byte[]> sorted(Collection<byte[]> strings) {
    byte[][] sorted = strings.toArray(byte[][]::new);
    Arrays.sort(sorted, Arrays::compareUnsigned);
    int kept = 0;
    for (byte[] string : sorted) {
      if (kept == 0 || !Arrays.equals(sorted[kept - 1], string)) {
        sorted[kept++] = string;
      }
    }
    return List.of(Arrays.copyOf(sorted, kept));
  }

  /** As {@link SortedTerms} each in the same array, as a file's reader gives them. */
  static SortedTerms terms(List<byte[]> strings) {
    return new SortedTerms() {
      @Override
      public int size() {
        return strings.size();
      }

      @Override
      public void forEach(Visitor visitor) throws IOException {
        byte[] all = new byte[2 + strings.stream().mapToInt(s -> s.length).max().orElse(0)];
        for (byte[] string : strings) {
          System.arraycopy(string, 0, all, 1, string.length);
          visitor.visit(all, 1, 1 + string.length);
          Arrays.fill(all, (byte) '#');
        }
      }
    };
  }

  /** A dictionary's string. */
  static byte[] string(Dictionary dictionary, int index) {
    Scratch scratch = new Scratch();
    scratch.add((byte) '>');
    dictionary.append(index, scratch);
    return Arrays.copyOfRange(scratch.bytes, 1, scratch.length);
  }

  /** Finds a string that is in the middle of an array. */
  static int find(Dictionary dictionary, byte[] string) {
    byte[] within = new byte[string.length + 2];
    Arrays.fill(within, (byte) '1');
    System.arraycopy(string, 0, within, 1, string.length);
    return dictionary.find(within, 1, 1 + string.length);
  }
}
