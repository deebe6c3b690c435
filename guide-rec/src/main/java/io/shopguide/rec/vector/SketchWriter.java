package io.shopguide.rec.vector;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Writes a file of vectors and sketches. The vectors go to the disk as they come; memory is that of
 * the sketches. The file is the same on any number of threads.
 *
 * <p>Not thread-safe; one per index.
 */
final class SketchWriter implements VectorIndexWriter {
  private static final int BUFFER = 1 << 20;
  private static final long SEED = 42;

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final int dimension;
  private final Metric metric;
  private final double[] sum;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer buffer;
  private long written = VectorFile.HEADER;
  private int count;

  SketchWriter(Path file, int dimension, Metric metric) throws IOException {
    this.file = file.toAbsolutePath();
    this.dimension = dimension;
    this.metric = metric;
    sum = new double[dimension];
    buffer = VectorFile.buffer(Math.max(BUFFER, dimension * Float.BYTES));
    temporary = this.file.resolveSibling(this.file.getFileName() + ".tmp");
    channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  @Override
  public void add(float[] vector) throws IOException {
    float[] stored =
        Vectors.comparable("The vector of product " + count, vector, dimension, metric);
    if (buffer.remaining() < dimension * Float.BYTES) {
      flush();
    }
    buffer.asFloatBuffer().put(stored);
    buffer.position(buffer.position() + dimension * Float.BYTES);
    for (int d = 0; d < dimension; d++) {
      sum[d] += stored[d];
    }
    count++;
  }

  private void flush() throws IOException {
    buffer.flip();
    checksum.update(buffer.duplicate());
    int length = buffer.remaining();
    VectorFile.writeFully(channel, buffer, written);
    written += length;
    buffer.clear();
  }

  @Override
  public void finish() throws IOException {
    flush();
    float[] mean = new float[dimension];
    for (int d = 0; d < dimension && count > 0; d++) {
      mean[d] = (float) (sum[d] / count);
    }
    Rotation rotation = new Rotation(VectorFile.padded(dimension), SEED);
    Sketcher sketcher = new Sketcher(count, mean, rotation);
    FutureTask<Void> writing = new FutureTask<>(this::writeThrough);
    Thread.ofPlatform().daemon().name("shopguide-vectors").start(writing);
    double sine = fill(sketcher);
    await(writing);
    VectorFile.complete(
        channel, sketcher.sketches(), metric, sine, SEED, (int) checksum.getValue());
    channel.close();
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The disk writes while sketches are made: that is most of the time that it takes. */
  private Void writeThrough() throws IOException {
    channel.force(false);
    return null;
  }

  private static void await(FutureTask<Void> writing) throws IOException {
    try {
      writing.get();
    } catch (ExecutionException e) {
      throw new IOException("Cannot write vectors to the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while vectors were written to the disk");
    }
  }

  private double fill(Sketcher sketcher) throws IOException {
    MappedVectors vectors = MappedVectors.map(channel, VectorFile.HEADER, dimension, count);
    DoubleAccumulator sine = new DoubleAccumulator(Math::max, 0);
    IntStream.range(0, Sketches.padded(count) / Sketches.BLOCK)
        .parallel()
        .forEach(
            block -> {
              float[] vector = new float[dimension];
              float[] scratch = new float[VectorFile.padded(dimension)];
              int last = Math.min(count, (block + 1) * Sketches.BLOCK);
              for (int id = block * Sketches.BLOCK; id < last; id++) {
                vectors.read(id, vector);
                sine.accumulate(sketcher.set(id, vector, scratch));
              }
            });
    return sine.get();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
