package io.shopguide.query.intent;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import com.carrotsearch.hppc.cursors.LongIntCursor;
import io.shopguide.lexicon.TokenBuffer;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import io.shopguide.model.internal.ScratchPool;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a text and its vectors into the input of the softmax: the vectors of all encoders side by
 * side, each dimension with mean 0 and equal spread over the training texts, or, without an
 * encoder, the words and pairs of neighbours that stood in two training texts at least. Immutable
 * and thread-safe.
 */
final class SentenceFeatures {
  private static final int LEAST_COUNT = 2;
  private static final long BORDER = 0x5DEECE66DL; // stands for the word beyond either end
  private static final double LEAST_SPREAD = 0.2; // of the median, for dimensions that hardly vary
  private static final double LENGTH = 3; // of a vector, about

  private final long[] grams; // sorted hashes of words and pairs; the position is the row
  private final float[] means; // of each dimension
  private final float[] factors;
  private final ScratchPool<TokenBuffer> buffers = new ScratchPool<>(TokenBuffer::new);

  private SentenceFeatures(long[] grams, float[] means, float[] factors) {
    this.grams = grams;
    this.means = means;
    this.factors = factors;
  }

  /** Learns from texts, or from their vectors if there are any. */
  static SentenceFeatures of(List<LabelledText> texts, float[][] vectors) {
    if (vectors[0].length == 0) {
      return new SentenceFeatures(frequent(texts), new float[0], new float[0]);
    }
    int dimension = vectors[0].length;
    float[] means = new float[dimension];
    float[] factors = new float[dimension];
    double[] spreads = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] vector : vectors) {
        sum += vector[j];
        squares += (double) vector[j] * vector[j];
      }
      double mean = sum / vectors.length;
      means[j] = (float) mean;
      spreads[j] = Math.sqrt(Math.max(0, squares / vectors.length - mean * mean));
    }
    double[] sorted = spreads.clone();
    Arrays.sort(sorted);
    double least = Math.max(1e-6, sorted[dimension / 2] * LEAST_SPREAD);
    for (int j = 0; j < dimension; j++) {
      factors[j] = (float) (LENGTH / (Math.max(spreads[j], least) * Math.sqrt(dimension)));
    }
    return new SentenceFeatures(new long[0], means, factors);
  }

  private static long[] frequent(List<LabelledText> texts) {
    LongIntHashMap counts = new LongIntHashMap();
    TokenBuffer tokens = new TokenBuffer();
    for (LabelledText text : texts) {
      for (LongCursor gram : new LongHashSet(grams(text.text(), tokens))) {
        counts.addTo(gram.value, 1);
      }
    }
    LongArrayList kept = new LongArrayList();
    for (LongIntCursor cursor : counts) {
      if (cursor.value >= LEAST_COUNT) {
        kept.add(cursor.key);
      }
    }
    long[] grams = kept.toArray();
    Arrays.sort(grams);
    return grams;
  }

  private static LongArrayList grams(String text, TokenBuffer tokens) {
    tokens.read(text);
    LongArrayList grams = new LongArrayList(2 * tokens.size() + 1);
    long before = BORDER;
    for (int i = 0; i <= tokens.size(); i++) {
      long word = i == tokens.size() ? BORDER : tokens.hash(i);
      if (i < tokens.size()) {
        grams.add(word);
      }
      grams.add(before * 0x9E3779B97F4A7C15L ^ word);
      before = word;
    }
    return grams;
  }

  int dimension() {
    return means.length;
  }

  /** The number of values: dimensions first, then rows of words and pairs. */
  int size() {
    return means.length + grams.length;
  }

  /** The input for a text; its vector is overwritten. */
  TextValues values(String text, float[] vector) {
    for (int j = 0; j < means.length; j++) {
      vector[j] = (vector[j] - means[j]) * factors[j];
    }
    if (grams.length == 0) {
      return new TextValues(vector, new int[0], 0);
    }
    TokenBuffer tokens = buffers.take();
    LongArrayList found = grams(text, tokens);
    buffers.give(tokens);
    int[] rows = rows(found);
    return new TextValues(vector, rows, (float) rows.length / found.size());
  }

  private int[] rows(LongArrayList found) {
    int[] rows = new int[found.size()];
    int count = 0;
    for (int i = 0; i < found.size(); i++) {
      int row = Arrays.binarySearch(grams, found.get(i));
      if (row >= 0) {
        rows[count++] = row;
      }
    }
    return Arrays.stream(rows, 0, count).sorted().distinct().toArray();
  }

  void write(ModelOutput out) {
    out.writeInt(grams.length);
    for (long gram : grams) {
      out.writeLong(gram);
    }
    out.writeInt(means.length);
    for (int j = 0; j < means.length; j++) {
      out.writeFloat(means[j]);
      out.writeFloat(factors[j]);
    }
  }

  static SentenceFeatures read(ModelInput in) {
    long[] grams = new long[in.readCount(Long.BYTES)];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = in.readLong();
    }
    int dimension = in.readCount(2 * Float.BYTES);
    float[] means = new float[dimension];
    float[] factors = new float[dimension];
    for (int j = 0; j < dimension; j++) {
      means[j] = in.readFloat();
      factors[j] = in.readFloat();
    }
    return new SentenceFeatures(grams, means, factors);
  }
}
