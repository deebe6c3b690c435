package io.shopguide.query.linking;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.model.internal.ModelFile;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The names of concepts as vectors, to find what an unknown word is near to: "sneakers" finds
 * running shoes. How near is near enough differs from encoder to encoder, so it is learned from the
 * names themselves: each name is looked up among the others, and the probabilities are fitted to
 * which of the nearest concepts is its own. A concept with one name is an example of none.
 *
 * <p>A search takes time linear in names and dimension; memory is four bytes for each dimension of
 * each name. Immutable and thread-safe.
 */
public final class ConceptVectors {
  private static final ModelFile FORMAT =
      new ModelFile("file of concept vectors", 0x0A0D564E4F434753L, 1); // "SGCONV", CR, LF
  private static final int MOST_FORMS = 1 << 16;
  private static final int MOST_EXAMPLES = 4_000; // names that are looked up to learn
  private static final int MOST_LEARNED = 5; // concepts that a name is compared with
  private static final double REACH = 0.3; // of cosines looked at, from the greatest

  private final String encoder; // its specification
  private final List<Concept> concepts; // of each name
  private final int dimension;
  private final float[] vectors; // of length 1, name by name
  private final Nearness nearness;

  private ConceptVectors(
      String encoder, List<Concept> concepts, int dimension, float[] vectors, Nearness nearness) {
    this.encoder = encoder;
    this.concepts = List.copyOf(concepts);
    this.dimension = dimension;
    this.vectors = vectors;
    this.nearness = nearness;
  }

  /**
   * Encodes names. Takes one encoding each, and time in the square of their number up to 4,000.
   *
   * @param encoder the encoder of names and words
   * @param forms the names, at most 65,536; a concept may have several
   * @param cancelled asked often; true ends it with an exception
   * @return the vectors
   * @throws CancellationException if asked to stop
   * @throws IllegalArgumentException if there are too many names
   * @throws io.shopguide.encoder.EncoderException if the encoder fails
   */
  public static ConceptVectors of(
      TextEncoder encoder, List<ConceptForm> forms, BooleanSupplier cancelled) {
    if (forms.size() > MOST_FORMS) {
      throw new IllegalArgumentException(
          forms.size() + " names are too many to compare; leave out products, keep categories");
    }
    int dimension = encoder.dimension();
    float[] vectors = new float[forms.size() * dimension];
    List<Concept> concepts = new ArrayList<>(forms.size());
    for (ConceptForm form : forms) {
      check(cancelled);
      float[] unit = unit(encoder.encode(form.form()));
      System.arraycopy(unit, 0, vectors, concepts.size() * dimension, dimension);
      concepts.add(form.concept());
    }
    Nearness nearness = learn(concepts, dimension, vectors, cancelled);
    return new ConceptVectors(encoder.specification(), concepts, dimension, vectors, nearness);
  }

  private static void check(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("The encoding of concepts was cancelled");
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float factor = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    float[] unit = new float[vector.length];
    for (int j = 0; j < unit.length; j++) {
      unit[j] = vector[j] * factor;
    }
    return unit;
  }

  /** Looks each name up among the others and notes which of the nearest has its concept. */
  private static Nearness learn(
      List<Concept> concepts, int dimension, float[] vectors, BooleanSupplier cancelled) {
    List<Nearness.Example> examples = new ArrayList<>();
    float[] own = new float[dimension];
    int step = (concepts.size() + MOST_EXAMPLES - 1) / MOST_EXAMPLES;
    for (int i = 0; i < concepts.size(); i += step) {
      check(cancelled);
      System.arraycopy(vectors, i * dimension, own, 0, dimension);
      List<Map.Entry<Concept, Double>> near = nearest(concepts, vectors, own, i, MOST_LEARNED);
      int right = Nearness.Example.NONE;
      double[] cosines = new double[near.size()];
      for (int j = 0; j < cosines.length; j++) {
        cosines[j] = near.get(j).getValue();
        right = near.get(j).getKey().equals(concepts.get(i)) ? j : right;
      }
      examples.add(new Nearness.Example(cosines, right));
    }
    return Nearness.fit(examples);
  }

  /**
   * The greatest cosine of each of the nearest concepts, the nearest first.
   *
   * @param unit the vector to compare with, of length 1
   * @param skipped index of a name to leave out, or -1
   */
  private static List<Map.Entry<Concept, Double>> nearest(
      List<Concept> concepts, float[] vectors, float[] unit, int skipped, int most) {
    Map<Concept, Double> cosines = new HashMap<>();
    double least = -1; // worth looking at
    for (int i = 0; i < concepts.size(); i++) {
      float cosine = 0;
      for (int j = 0; j < unit.length; j++) {
        cosine += unit[j] * vectors[i * unit.length + j];
      }
      if (i != skipped && cosine >= least) {
        least = Math.max(least, cosine - REACH);
        cosines.merge(concepts.get(i), (double) cosine, Math::max);
      }
    }
    return cosines.entrySet().stream()
        .sorted(
            Map.Entry.<Concept, Double>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().toString()))
        .limit(most)
        .toList();
  }

  /**
   * The concepts whose names are nearest to a text's vector.
   *
   * @param vector what the encoder of the names gives for the text
   * @param most greatest number of concepts
   * @return different concepts, the most likely first; their probabilities add up to at most 1
   * @throws IllegalArgumentException if the vector has another dimension
   */
  public List<Link> nearest(float[] vector, int most) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "The vector has %d dimensions, not %d of the encoder %s"
              .formatted(vector.length, dimension, encoder));
    }
    return nearness.links(nearest(concepts, vectors, unit(vector), -1, most));
  }

  /**
   * The encoder of the names.
   *
   * @return what its specification said
   */
  public String encoder() {
    return encoder;
  }

  /**
   * The number of names.
   *
   * @return a count
   */
  public int size() {
    return concepts.size();
  }

  /**
   * Writes the vectors; the file is complete or as it was.
   *
   * @param file where to
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    ModelOutput out = new ModelOutput();
    out.writeText(encoder);
    out.writeInt(dimension);
    nearness.write(out);
    out.writeInt(concepts.size());
    for (Concept concept : concepts) {
      out.writeText(concept.kind().name());
      out.writeText(concept.key());
    }
    for (float value : vectors) {
      out.writeShort(Float.floatToFloat16(value));
    }
    FORMAT.write(file, out);
  }

  /**
   * Reads vectors.
   *
   * @param file a file that {@link #save} wrote
   * @return the vectors
   * @throws io.shopguide.model.ModelFormatException if the file is damaged, of another kind or of a
   *     newer version
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static ConceptVectors open(Path file) {
    ModelInput in = FORMAT.read(file);
    String encoder = in.readText();
    int dimension = in.readInt();
    Nearness nearness = Nearness.read(in);
    int count = in.readCount(2 * Integer.BYTES);
    List<Concept> concepts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String kind = in.readText();
      try {
        concepts.add(new Concept(ConceptKind.valueOf(kind), in.readText()));
      } catch (IllegalArgumentException e) {
        throw in.damaged("concept " + i + " of kind " + kind);
      }
    }
    if (dimension < 1 || (long) count * dimension > Integer.MAX_VALUE) {
      throw in.damaged(count + " vectors of dimension " + dimension);
    }
    float[] vectors = new float[count * dimension];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = Float.float16ToFloat(in.readShort());
    }
    in.requireEnd();
    return new ConceptVectors(encoder, concepts, dimension, vectors, nearness);
  }
}
