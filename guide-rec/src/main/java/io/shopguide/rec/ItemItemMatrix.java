package io.shopguide.rec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Weights from product to product, a row of the strongest neighbours each.
 *
 * <p>Stored as magic, version, product count, entry count, row offsets, neighbours and weights, all
 * big-endian; see {@code docs/format-guide.md}. A row is read without allocation. Immutable and
 * thread-safe.
 */
public final class ItemItemMatrix {
  private static final int MAGIC = 0x53474949; // "SGII"
  private static final int VERSION = 1;

  private final int[] offsets;
  private final int[] neighbours;
  private final float[] weights;

  /**
   * Makes a matrix of compressed rows; the arrays are kept, not copied.
   *
   * @param offsets start of each row and the end of the last, products + 1 values
   * @param neighbours class-local product ids, row by row
   * @param weights finite weights of at least 0, row by row
   * @throws IllegalArgumentException if the arrays do not fit together or a weight is out of range
   */
  public ItemItemMatrix(int[] offsets, int[] neighbours, float[] weights) {
    int entries = neighbours.length;
    if (offsets.length == 0
        || offsets[0] != 0
        || offsets[offsets.length - 1] != entries
        || weights.length != entries) {
      throw new IllegalArgumentException("The rows, neighbours and weights do not fit together");
    }
    for (int row = 0; row + 1 < offsets.length; row++) {
      if (offsets[row] > offsets[row + 1]) {
        throw new IllegalArgumentException("Row " + row + " ends before it starts");
      }
    }
    for (int neighbour : neighbours) {
      if (neighbour < 0 || neighbour >= offsets.length - 1) {
        throw new IllegalArgumentException("A neighbour is no product: " + neighbour);
      }
    }
    for (float weight : weights) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("A weight is no number of at least 0: " + weight);
      }
    }
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.weights = weights;
  }

  /**
   * The number of products.
   *
   * @return number of rows
   */
  public int products() {
    return offsets.length - 1;
  }

  /**
   * The number of stored weights.
   *
   * @return number of entries
   */
  public int entries() {
    return neighbours.length;
  }

  /**
   * Adds a product's row, scaled, to an accumulator.
   *
   * @param product class-local product id
   * @param scale factor of each weight
   * @param scores receives the weighted neighbours
   */
  public void scatter(int product, float scale, SparseScores scores) {
    for (int p = offsets[product]; p < offsets[product + 1]; p++) {
      scores.add(neighbours[p], scale * weights[p]);
    }
  }

  /**
   * One weight; linear in the length of the row.
   *
   * @param product class-local product id of the row
   * @param neighbour class-local product id
   * @return the weight, 0 if {@code neighbour} is not in the row
   */
  public float weight(int product, int neighbour) {
    for (int p = offsets[product]; p < offsets[product + 1]; p++) {
      if (neighbours[p] == neighbour) {
        return weights[p];
      }
    }
    return 0;
  }

  /**
   * Writes the matrix.
   *
   * @param file the file to create or replace
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(products());
      out.writeInt(entries());
      for (int offset : offsets) {
        out.writeInt(offset);
      }
      for (int neighbour : neighbours) {
        out.writeInt(neighbour);
      }
      for (float weight : weights) {
        out.writeFloat(weight);
      }
    }
  }

  /**
   * Reads a matrix.
   *
   * @param file a file written by {@link #save}
   * @return the matrix
   * @throws UncheckedIOException if the file cannot be read or is not such a file
   */
  public static ItemItemMatrix open(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is not an item-item file");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException(
            file + " has format version " + version + "; this release reads " + VERSION);
      }
      int products = in.readInt();
      int entries = in.readInt();
      if (products < 0
          || entries < 0
          || Files.size(file) != 16 + 4L * (products + 1L) + 8L * entries) {
        throw new IOException(file + " is damaged: its length does not fit its header");
      }
      int[] offsets = readInts(in, products + 1);
      int[] neighbours = readInts(in, entries);
      float[] weights = new float[entries];
      for (int i = 0; i < entries; i++) {
        weights[i] = in.readFloat();
      }
      return new ItemItemMatrix(offsets, neighbours, weights);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException(file + " is damaged", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] readInts(DataInputStream in, int count) throws IOException {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readInt();
    }
    return values;
  }
}
