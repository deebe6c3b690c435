package io.shopguide.guide;

import io.shopguide.rec.vector.VectorIndex;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The vectors of the products, in one index for each kind: the encoder's, and those that the
 * application supplied.
 *
 * <p>Thread-safe.
 */
final class VectorSpaces implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** The first format of a guide's folder whose vectors are not a field of the text index. */
  private static final int VECTORS_APART = 3;

  /** Parts of the score that have no vectors, whose names would mean two things. */
  private static final Set<String> TAKEN =
      Set.of(VectorMatch.MEANING, TextMatch.NAME, WishMatch.NAME, Popularity.NAME);

  private final Map<String, VectorIndex> spaces;

  private VectorSpaces(Map<String, VectorIndex> spaces) {
    this.spaces = spaces;
  }

  /** Checks a name that an application gives a kind of vectors. */
  static void checkName(String name) {
    if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' cannot name vectors; use up to 32 of a-z, 0-9 and -, and no other part's name");
    }
  }

  /**
   * Opens the vectors of a generation. Up to format 2 the encoder's vectors were in the text index.
   *
   * @param closing closes what was opened if a later step fails
   */
  static VectorSpaces open(Path generation, Manifest manifest, int products, Closing closing) {
    if (manifest.format() >= VECTORS_APART) {
      return open(generation, products, closing);
    }
    VectorSpaces opened = closing.add(new VectorSpaces(new TreeMap<>()));
    if (!manifest.encoder().isEmpty()) {
      opened.add(VectorMatch.MEANING, generation.resolve(GenerationFiles.TEXT), products);
    }
    return opened;
  }

  /** Opens the vectors of a generation of the newest format, which may lack its manifest still. */
  static VectorSpaces open(Path generation, int products, Closing closing) {
    VectorSpaces opened = closing.add(new VectorSpaces(new TreeMap<>()));
    Path folder = generation.resolve(GenerationFiles.VECTORS);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
        for (Path path : paths) {
          opened.add(path.getFileName().toString(), path, products);
        }
      } catch (IOException e) {
        throw new GuideException("Cannot read " + folder, e);
      }
    }
    return opened;
  }

  private void add(String name, Path path, int products) {
    VectorIndex index = VectorIndex.open(path);
    spaces.put(name, index);
    if (index.size() != products) {
      throw new GuideException(
          path
              + " holds "
              + index.size()
              + " vectors for "
              + products
              + " products; restore a backup or build the guide again");
    }
  }

  /** The names of the vectors, {@link VectorMatch#MEANING} for the encoder's. */
  Set<String> names() {
    return Set.copyOf(spaces.keySet());
  }

  /** The dimension of the encoder's vectors, 0 if there are none. */
  int meaningDimension() {
    VectorIndex meaning = spaces.get(VectorMatch.MEANING);
    return meaning == null ? 0 : meaning.dimension();
  }

  boolean hasMeaning() {
    return spaces.containsKey(VectorMatch.MEANING);
  }

  /** A product's vector of the encoder, where {@link #hasMeaning}. */
  float[] meaningOf(int product) {
    return spaces.get(VectorMatch.MEANING).mean(new int[] {product});
  }

  /** Compares by the encoder's vectors. */
  VectorMatch meaning(float[] vector) {
    return VectorMatch.ofWords(vector, spaces.get(VectorMatch.MEANING).query(vector));
  }

  /** Compares with the mean of some products by the encoder's vectors; empty without any. */
  Optional<VectorMatch> meaningLike(int[] products) {
    return like(VectorMatch.MEANING, products);
  }

  /**
   * Compares by the vectors that the application supplied.
   *
   * @param given vectors to compare with, by name
   * @param products where no vector is given, their mean is compared with; none if empty
   * @throws IllegalArgumentException if a vector is given for a name that no vectors have
   */
  List<VectorMatch> supplied(Map<String, float[]> given, int[] products) {
    for (String name : given.keySet()) {
      if (!spaces.containsKey(name) || name.equals(VectorMatch.MEANING)) {
        throw new IllegalArgumentException(
            "The guide has no vectors named '"
                + name
                + "'; give its builder some with vectors(\""
                + name
                + "\", ...)");
      }
    }
    List<VectorMatch> matches = new ArrayList<>();
    spaces.forEach(
        (name, index) -> {
          if (given.containsKey(name)) {
            matches.add(new VectorMatch(name, index.query(given.get(name))));
          } else if (!name.equals(VectorMatch.MEANING)) {
            like(name, products).ifPresent(matches::add);
          }
        });
    return matches;
  }

  private Optional<VectorMatch> like(String name, int[] products) {
    VectorIndex index = spaces.get(name);
    if (index == null || products.length == 0) {
      return Optional.empty();
    }
    float[] mean = index.mean(products);
    for (float value : mean) {
      if (value != 0) {
        return Optional.of(new VectorMatch(name, index.query(mean)));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    spaces.values().forEach(VectorIndex::close);
  }
}
