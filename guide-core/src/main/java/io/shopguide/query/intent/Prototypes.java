package io.shopguide.query.intent;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A few typical vectors of each label, of length 1: the centres of a spherical k-means (Dhillon and
 * Modha 2001) of its training texts. A text that resembles none of them is out of scope, however
 * clearly the softmax prefers one label. Immutable and thread-safe.
 */
final class Prototypes {
  private static final int TEXTS_EACH = 12;
  private static final int MOST = 8; // of one label
  private static final int ROUNDS = 10;

  private final int dimension;
  private final float[] centres; // dimension by dimension, the centres of one together
  private final int count;

  private Prototypes(int dimension, float[] centres) {
    this.dimension = dimension;
    this.centres = centres;
    this.count = dimension == 0 ? 0 : centres.length / dimension;
  }

  static Prototypes of(Examples examples, int labelCount, Random random) {
    int dimension = examples.texts.get(0).dense.length;
    List<float[]> centres = new ArrayList<>();
    for (int label = 0; label < labelCount && dimension > 0; label++) {
      List<float[]> own = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        if (examples.labels[i] == label) {
          own.add(normalized(examples.texts.get(i).dense));
        }
      }
      centres.addAll(clusters(own, random));
    }
    float[] transposed = new float[dimension * centres.size()];
    for (int c = 0; c < centres.size(); c++) {
      for (int j = 0; j < dimension; j++) {
        transposed[j * centres.size() + c] = centres.get(c)[j];
      }
    }
    return new Prototypes(dimension, transposed);
  }

  private static List<float[]> clusters(List<float[]> vectors, Random random) {
    int wanted = Math.min(MOST, Math.max(1, vectors.size() / TEXTS_EACH));
    List<float[]> centres = new ArrayList<>();
    for (int c = 0; c < wanted; c++) {
      centres.add(vectors.get(random.nextInt(vectors.size())));
    }
    for (int round = 0; round < ROUNDS; round++) {
      float[][] sums = new float[wanted][vectors.get(0).length];
      for (float[] vector : vectors) {
        float[] sum = sums[nearest(vector, centres)];
        for (int j = 0; j < vector.length; j++) {
          sum[j] += vector[j];
        }
      }
      for (int c = 0; c < wanted; c++) {
        centres.set(c, normalized(sums[c]));
      }
    }
    return centres;
  }

  private static int nearest(float[] vector, List<float[]> centres) {
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < centres.size(); c++) {
      float[] centre = centres.get(c);
      float dot = 0;
      for (int j = 0; j < vector.length; j++) {
        dot += vector[j] * centre[j];
      }
      if (dot > most) {
        best = c;
        most = dot;
      }
    }
    return best;
  }

  private static float[] normalized(float[] vector) {
    float[] unit = vector.clone();
    float factor = inverseLength(vector);
    for (int j = 0; j < unit.length; j++) {
      unit[j] *= factor;
    }
    return unit;
  }

  private static float inverseLength(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
  }

  /** The greatest cosine of a text and a prototype; without vectors, the share of known words. */
  double similarity(TextValues text) {
    if (count == 0) {
      return text.known;
    }
    float[] dots = new float[count];
    for (int j = 0; j < dimension; j++) {
      float value = text.dense[j];
      int from = j * count;
      for (int c = 0; c < count; c++) {
        dots[c] += value * centres[from + c];
      }
    }
    return (double) dots[Softmax.best(dots)] * inverseLength(text.dense);
  }

  void write(ModelOutput out) {
    out.writeInt(centres.length);
    for (float value : centres) {
      out.writeShort(Float.floatToFloat16(value));
    }
  }

  static Prototypes read(ModelInput in, int dimension) {
    float[] centres = new float[in.readCount(Short.BYTES)];
    if (dimension == 0 ? centres.length > 0 : centres.length % dimension != 0) {
      throw in.damaged(centres.length + " values of prototypes in " + dimension + " dimensions");
    }
    for (int i = 0; i < centres.length; i++) {
      centres[i] = Float.float16ToFloat(in.readShort());
      if (!Float.isFinite(centres[i])) {
        throw in.damaged("a prototype is not finite");
      }
    }
    return new Prototypes(dimension, centres);
  }
}
