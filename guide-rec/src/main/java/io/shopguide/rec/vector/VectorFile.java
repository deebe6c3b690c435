package io.shopguide.rec.vector;

import io.shopguide.model.ModelFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads and writes all of a file of vectors but the vectors themselves; see {@code
 * docs/format-vectors.md}. Files of version 1, whose numbers have 32 bits, are read too. Stateless
 * and thread-safe.
 */
final class VectorFile {
  static final int HEADER = 64;

  private static final long MAGIC = 0x524F_5443_4556_4753L; // "SGVECTOR"
  private static final int VERSION = 2;
  private static final int VERSION_AT = 8;
  private static final int METRIC = 12;
  private static final int DIMENSION = 16;
  private static final int COUNT = 20;
  private static final int SINE = 24;
  private static final int SEED = 32;
  private static final int SKETCHES_CHECKSUM = 40;
  private static final int VECTORS_CHECKSUM = 44;
  private static final int CHECKED_HEADER = 48;
  private static final int PIECE = 1 << 20;

  private VectorFile() {}

  /** Opens a file; everything but the vectors is read and checked, the vectors are mapped. */
  static SketchIndex open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = header(channel, file);
      Metric metric = metric(header.getInt(METRIC), file);
      int dimension = header.getInt(DIMENSION);
      int count = header.getInt(COUNT);
      checkDamage(dimension > 0 && count >= 0, file);
      boolean halves = header.getInt(VERSION_AT) > 1;
      long start = HEADER + (long) count * dimension * Float.BYTES;
      checkDamage(channel.size() == start + length(dimension, count, halves), file);
      ByteBuffer bytes = buffer(length(dimension, count, halves));
      readFully(channel, bytes, start, file);
      checkDamage(
          checksum(bytes.slice(0, bytes.limit())) == header.getInt(SKETCHES_CHECKSUM), file);
      Rotation rotation = new Rotation(padded(dimension), header.getLong(SEED));
      Sketches sketches = sketches(bytes, dimension, count, rotation, halves);
      MappedVectors vectors = MappedVectors.map(channel, HEADER, dimension, count);
      return new SketchIndex(file, sketches, vectors, metric, header.getDouble(SINE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vectors " + file, e);
    }
  }

  private static Sketches sketches(
      ByteBuffer bytes, int dimension, int count, Rotation rotation, boolean halves) {
    float[] mean = floats(bytes, dimension);
    int padded = Sketches.padded(count);
    HalfFloats scales = halves ? halves(bytes, padded) : HalfFloats.of(floats(bytes, padded));
    HalfFloats offsets = halves ? halves(bytes, padded) : HalfFloats.of(floats(bytes, padded));
    long[] bits = new long[padded * Sketches.words(dimension)];
    bytes.asLongBuffer().get(bits);
    return new Sketches(count, mean, rotation, bits, scales, offsets);
  }

  private static float[] floats(ByteBuffer bytes, int count) {
    float[] floats = new float[count];
    bytes.asFloatBuffer().get(floats);
    bytes.position(bytes.position() + count * Float.BYTES);
    return floats;
  }

  private static HalfFloats halves(ByteBuffer bytes, int count) {
    float unit = bytes.getFloat();
    short[] values = new short[count];
    bytes.asShortBuffer().get(values);
    bytes.position(bytes.position() + count * Short.BYTES);
    return new HalfFloats(values, unit);
  }

  private static void put(HalfFloats halves, ByteBuffer bytes) {
    bytes.putFloat(halves.unit);
    bytes.asShortBuffer().put(halves.values);
    bytes.position(bytes.position() + halves.values.length * Short.BYTES);
  }

  private static ByteBuffer header(FileChannel channel, Path file) throws IOException {
    ByteBuffer header = buffer(HEADER);
    readFully(channel, header, 0, file);
    check(header.getLong(0) == MAGIC, file, "is no file of vectors; name one that was built");
    int version = header.getInt(VERSION_AT);
    check(
        version >= 1 && version <= VERSION,
        file,
        "has format " + version + ", not 1 to " + VERSION + "; update the library");
    checkDamage(checksum(header.slice(0, CHECKED_HEADER)) == header.getInt(CHECKED_HEADER), file);
    return header;
  }

  /** Compares the checksum of the vectors, after {@link #open} compared the others. */
  static void verify(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = header(channel, file);
      long left = (long) header.getInt(COUNT) * header.getInt(DIMENSION) * Float.BYTES;
      ByteBuffer bytes = buffer(PIECE);
      CRC32C checksum = new CRC32C();
      for (long at = HEADER; left > 0; at += bytes.limit()) {
        bytes.clear().limit((int) Math.min(left, PIECE));
        readFully(channel, bytes, at, file);
        checksum.update(bytes.duplicate());
        left -= bytes.limit();
      }
      checkDamage((int) checksum.getValue() == header.getInt(VECTORS_CHECKSUM), file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vectors " + file, e);
    }
  }

  /** Writes what follows the vectors, then the header that makes the file complete. */
  static void complete(
      FileChannel channel, Sketches sketches, Metric metric, double sine, long seed, int vectorsCrc)
      throws IOException {
    int dimension = sketches.dimension();
    ByteBuffer bytes = buffer(length(dimension, sketches.count, true));
    bytes.asFloatBuffer().put(sketches.mean);
    bytes.position(dimension * Float.BYTES);
    put(sketches.scales, bytes);
    put(sketches.offsets, bytes);
    bytes.asLongBuffer().put(sketches.bits);
    bytes.clear();
    ByteBuffer header = buffer(HEADER);
    header.putLong(0, MAGIC).putInt(VERSION_AT, VERSION).putInt(METRIC, metric.code());
    header.putInt(DIMENSION, dimension).putInt(COUNT, sketches.count);
    header
        .putDouble(SINE, sine)
        .putLong(SEED, seed)
        .putInt(SKETCHES_CHECKSUM, checksum(bytes.slice()));
    header.putInt(VECTORS_CHECKSUM, vectorsCrc);
    header.putInt(CHECKED_HEADER, checksum(header.slice(0, CHECKED_HEADER)));
    writeFully(channel, bytes, HEADER + (long) sketches.count * dimension * Float.BYTES);
    writeFully(channel, header, 0);
    channel.force(true);
  }

  private static Metric metric(int code, Path file) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.code() == code)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelFormatException(
                    file + " names no known metric; restore a backup or build the vectors again"));
  }

  /** The dimension of sketches: whole words of bits. */
  static int padded(int dimension) {
    return Sketches.words(dimension) * Long.SIZE;
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long place = at;
    while (bytes.hasRemaining()) {
      place += channel.write(bytes, place);
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer bytes, long at, Path file)
      throws IOException {
    long place = at;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, place);
      checkDamage(read >= 0, file);
      place += read;
    }
    bytes.flip();
  }

  private static int length(int dimension, int count, boolean halves) {
    long padded = Sketches.padded(count);
    long numbers = halves ? Float.BYTES + padded * Short.BYTES : padded * Float.BYTES;
    return Math.toIntExact(
        (long) dimension * Float.BYTES
            + 2 * numbers
            + padded * Sketches.words(dimension) * Long.BYTES);
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  private static void checkDamage(boolean whole, Path file) {
    check(whole, file, "is damaged; restore a backup or build the vectors again");
  }

  private static void check(boolean right, Path file, String otherwise) {
    if (!right) {
      throw new ModelFormatException(file + " " + otherwise);
    }
  }
}
