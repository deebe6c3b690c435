package io.shopguide.encoder.tuning;

import io.shopguide.model.internal.WeightedRows;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What turns token states into tags: a linear layer for the emissions and a {@link TagChain}.
 * Immutable and thread-safe.
 */
final class TaggerHead {
  private static final int MAGIC = 0x53475448; // SGTH
  private static final int VERSION = 1;
  private static final int MAX_TAGS = 1_000;
  private static final int MAX_WIDTH = 16_384;

  private final int width;
  private final float[] weights; // [d * tags + tag]
  private final float[] bias;
  private final TagChain chain;

  TaggerHead(int width, float[] weights, float[] bias, TagChain chain) {
    this.width = width;
    this.weights = weights;
    this.bias = bias;
    this.chain = chain;
  }

  static TaggerHead read(Path file) {
    return CheckedFile.read(file, MAGIC, VERSION, TaggerHead::parse);
  }

  private static TaggerHead parse(DataInputStream in) throws IOException {
    int width = bounded(in.readInt(), MAX_WIDTH);
    int count = bounded(in.readInt(), MAX_TAGS);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    TagSet tags = new TagSet(names);
    if (!tags.tags().equals(names)) {
      throw new IllegalArgumentException("tags twice or not in order");
    }
    float[] weights = new float[width * count];
    float[] bias = new float[count];
    float[] transitions = new float[TagChain.weightCount(count)];
    CheckedFile.readFloats(in, weights);
    CheckedFile.readFloats(in, bias);
    CheckedFile.readFloats(in, transitions);
    return new TaggerHead(width, weights, bias, new TagChain(tags, transitions));
  }

  private static int bounded(int value, int greatest) {
    if (value < 1 || value > greatest) {
      throw new IllegalArgumentException(value + " is not between 1 and " + greatest);
    }
    return value;
  }

  void write(Path file) {
    CheckedFile.write(
        file,
        MAGIC,
        VERSION,
        out -> {
          out.writeInt(width);
          out.writeInt(bias.length);
          for (String tag : chain.tags().tags()) {
            out.writeUTF(tag);
          }
          CheckedFile.writeFloats(out, weights);
          CheckedFile.writeFloats(out, bias);
          CheckedFile.writeFloats(out, chain.weights());
        });
  }

  int width() {
    return width;
  }

  TagSet tags() {
    return chain.tags();
  }

  /** Room to find entities in. */
  TagDecoder newDecoder() {
    return new TagDecoder(chain);
  }

  /** The scores of the tags of words with the given states, row by row. */
  void score(float[] states, int words, double[] scores) {
    int tags = bias.length;
    float[] sum = new float[tags];
    for (int word = 0; word < words; word++) {
      System.arraycopy(bias, 0, sum, 0, tags);
      WeightedRows.add(weights, states, word * width, width, tags, sum);
      for (int tag = 0; tag < tags; tag++) {
        scores[word * tags + tag] = sum[tag];
      }
    }
  }
}
