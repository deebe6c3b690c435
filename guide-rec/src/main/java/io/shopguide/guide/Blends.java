package io.shopguide.guide;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * The weights of every sort of request. Immutable and thread-safe.
 *
 * @param question a question of a shopper without history
 * @param profiles no question, by the length of the history: none, 1 to 2, 3 to 9, 10 and more
 */
record Blends(Blend question, List<Blend> profiles) {
  /** The least history of each entry of {@code profiles}. */
  static final List<Integer> HISTORIES = List.of(0, 1, 3, 10);

  /** Format 1 had no recency, which is 0 then. */
  private static final int FIRST_FORMAT = 1;

  private static final int FORMAT = 2;
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

  /**
   * How the weights were learned.
   *
   * @param created instant of the build
   * @param seed of the sampling and of the order of the examples
   * @param data checksum of the graph that the products and shoppers are from
   * @param histories for each length of history what was learned
   */
  record Card(String created, long seed, String data, List<History> histories) {}

  /**
   * What was learned for a length of history.
   *
   * @param least its least number of purchases
   * @param examples number of purchases learned from
   * @param validated number of purchases that decided
   * @param before share of the validation's pairs that the fixed weights rank right
   * @param after the same of those learned; equal if the fixed weights were kept
   */
  record History(int least, int examples, int validated, double before, double after) {}

  /** What stands in a file. */
  private record Content(int format, List<Blend> profiles, Card card) {}

  /** The weights of a generation, or the fixed ones, with the options' for questions. */
  static Blends of(Path generation, OpenOptions options) {
    Path file = generation.resolve(GenerationFiles.BLENDS);
    return new Blends(options.searchWeights().blend(), Files.exists(file) ? read(file) : fixed());
  }

  static List<Blend> fixed() {
    return Collections.nCopies(HISTORIES.size(), Blend.PROFILE);
  }

  /** The index in {@code profiles} for a history. */
  static int history(int purchases) {
    int index = HISTORIES.size() - 1;
    while (purchases < HISTORIES.get(index)) {
      index--;
    }
    return index;
  }

  /** The weights of a question. */
  Blend ofQuestion(boolean like, Profile bought) {
    if (like) {
      return Blend.SIMILAR;
    }
    return !bought.isEmpty() ? Blend.KNOWN_QUESTION : question;
  }

  /** The weights of a recommendation. */
  Blend ofProfile(Profile bought) {
    return profiles.get(history(bought.owned().length));
  }

  static void write(Path folder, List<Blend> profiles, Card card) throws IOException {
    Files.writeString(
        folder.resolve(GenerationFiles.BLENDS),
        GSON.toJson(new Content(FORMAT, profiles, card)) + "\n",
        StandardCharsets.UTF_8);
  }

  private static List<Blend> read(Path file) {
    try {
      Content content = GSON.fromJson(Files.readString(file), Content.class);
      if (content == null
          || content.format() < FIRST_FORMAT
          || content.format() > FORMAT
          || content.profiles() == null
          || content.profiles().size() != HISTORIES.size()
          || content.profiles().contains(null)) {
        throw new GuideException(
            file
                + " is not a file of blends of a format up to "
                + FORMAT
                + "; build the guide again");
      }
      return List.copyOf(content.profiles());
    } catch (IOException | JsonParseException e) {
      throw new GuideException(
          file + " is missing or damaged; restore a backup or build the guide again", e);
    }
  }
}
