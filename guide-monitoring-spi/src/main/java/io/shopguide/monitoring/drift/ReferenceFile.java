package io.shopguide.monitoring.drift;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The saved form of references; {@code docs/format-drift.md} describes it. */
final class ReferenceFile {
  /** {@code SGDRIF}, carriage return and line feed, read as a little-endian number. */
  static final long MAGIC = 0x0A0D_4649_5244_4753L;

  static final int VERSION = 1;
  static final int HEADER = 24;
  private static final byte NUMERIC = 0;
  private static final byte CATEGORICAL = 1;

  private ReferenceFile() {}

  static void write(Path file, DriftReference reference) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      try {
        Files.write(temporary, bytes(reference));
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the drift references " + file, e);
    }
  }

  static DriftReference read(Path file) {
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the drift references " + file, e);
    }
  }

  static byte[] bytes(DriftReference reference) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    LittleEndianOutput out = new LittleEndianOutput(new DataOutputStream(content));
    out.putInt(reference.histograms().size());
    for (ReferenceHistogram histogram : reference.histograms()) {
      out.putText(histogram.feature());
      switch (histogram.layout()) {
        case NumericBins bins -> {
          out.putByte(NUMERIC);
          out.putDoubles(bins.edges());
          out.putDoubles(bins.centres());
          out.putDouble(bins.deviation());
        }
        case CategoricalBins bins -> {
          out.putByte(CATEGORICAL);
          out.putInt(bins.names().size());
          for (String name : bins.names()) {
            out.putText(name);
          }
        }
      }
      for (long count : histogram.counts()) {
        out.putLong(count);
      }
    }
    byte[] payload = content.toByteArray();
    return ByteBuffer.allocate(HEADER + payload.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(checksum(payload, 0))
        .putLong(payload.length)
        .put(payload)
        .array();
  }

  static DriftReference read(String source, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || in.getLong() != MAGIC) {
      throw new DriftFormatException(
          source + " holds no drift references; name a file that was saved as such");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new DriftFormatException(
          source + " has format " + version + ", not " + VERSION + "; update the library");
    }
    int expected = in.getInt();
    if (in.getLong() != bytes.length - HEADER || checksum(bytes, HEADER) != expected) {
      throw damaged(source, "its length or checksum is wrong");
    }
    try {
      DriftReference reference = content(in);
      if (in.hasRemaining()) {
        throw damaged(source, in.remaining() + " bytes are left over");
      }
      return reference;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw damaged(source, String.valueOf(e.getMessage()));
    }
  }

  private static DriftReference content(ByteBuffer in) {
    int features = size(in, 1);
    List<ReferenceHistogram> histograms = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      String feature = text(in);
      BinLayout layout =
          switch (in.get()) {
            case NUMERIC -> new NumericBins(doubles(in), doubles(in), in.getDouble());
            case CATEGORICAL -> new CategoricalBins(texts(in));
            default -> throw new IllegalArgumentException("a histogram of an unknown kind");
          };
      long[] counts = new long[layout.size()];
      for (int bin = 0; bin < counts.length; bin++) {
        counts[bin] = in.getLong();
        if (counts[bin] < 0) {
          throw new IllegalArgumentException("a negative count");
        }
      }
      histograms.add(new ReferenceHistogram(feature, layout, counts));
    }
    return new DriftReference(histograms);
  }

  private static List<String> texts(ByteBuffer in) {
    int size = size(in, Integer.BYTES);
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[size(in, 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static double[] doubles(ByteBuffer in) {
    double[] values = new double[size(in, Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getDouble();
    }
    return values;
  }

  /** Reads how many elements follow, and makes sure that they can. */
  private static int size(ByteBuffer in, int elementBytes) {
    int size = in.getInt();
    if (size < 0 || (long) size * elementBytes > in.remaining()) {
      throw new IllegalArgumentException("a size of " + size);
    }
    return size;
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  private static DriftFormatException damaged(String source, String what) {
    return new DriftFormatException(
        source + " is damaged: " + what + "; save the references again, or restore a backup");
  }

  /** Writes little-endian numbers, and texts and arrays behind their size. */
  private record LittleEndianOutput(DataOutputStream out) {
    void putByte(byte value) throws IOException {
      out.writeByte(value);
    }

    void putInt(int value) throws IOException {
      out.writeInt(Integer.reverseBytes(value));
    }

    void putLong(long value) throws IOException {
      out.writeLong(Long.reverseBytes(value));
    }

    void putDouble(double value) throws IOException {
      putLong(Double.doubleToLongBits(value));
    }

    void putDoubles(double[] values) throws IOException {
      putInt(values.length);
      for (double value : values) {
        putDouble(value);
      }
    }

    void putText(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      putInt(bytes.length);
      out.write(bytes);
    }
  }
}
