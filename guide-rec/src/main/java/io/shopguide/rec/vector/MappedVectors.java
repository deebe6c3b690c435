package io.shopguide.rec.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * The vectors of a file, mapped in pieces of whole vectors, as a buffer holds at most 2 GiB.
 *
 * <p>Immutable and thread-safe.
 */
final class MappedVectors {
  private static final int PIECE = 1 << 30;

  private final FloatBuffer[] pieces;
  private final int dimension;
  private final int count;
  private final int perPiece;

  private MappedVectors(FloatBuffer[] pieces, int dimension, int count, int perPiece) {
    this.pieces = pieces;
    this.dimension = dimension;
    this.count = count;
    this.perPiece = perPiece;
  }

  static MappedVectors map(FileChannel channel, long start, int dimension, int count)
      throws IOException {
    int perPiece = Math.max(1, PIECE / (dimension * Float.BYTES));
    FloatBuffer[] pieces = new FloatBuffer[(count + perPiece - 1) / perPiece];
    for (int piece = 0; piece < pieces.length; piece++) {
      int first = piece * perPiece;
      long rows = Math.min(perPiece, count - first);
      ByteBuffer bytes =
          channel.map(
              MapMode.READ_ONLY,
              start + (long) first * dimension * Float.BYTES,
              rows * dimension * Float.BYTES);
      pieces[piece] = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
    return new MappedVectors(pieces, dimension, count, perPiece);
  }

  int count() {
    return count;
  }

  int dimension() {
    return dimension;
  }

  /** Copies a vector. */
  void read(int id, float[] vector) {
    pieces[id / perPiece].get(id % perPiece * dimension, vector);
  }
}
