package io.shopguide.guide;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.shopguide.query.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of a parser's learned models in a generation; see {@code docs/format-guide.md}.
 * Stateless.
 */
final class ParserFiles {
  static final String NO_TAGGER = "none";
  static final String FILE = "file";
  static final String FOLDER = "folder";

  private static final String SETTINGS = "parser.json";
  private static final String TAGGER = "tagger";
  private static final String INTENTS = "intents";
  static final List<String> TUNED_FILES = List.of("model.onnx", "tokenizer.json", "head.bin");
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ParserFiles() {}

  /**
   * How the models are used.
   *
   * @param tagger {@link #NO_TAGGER}, {@link #FILE}, or {@link #FOLDER} for a tuned one
   * @param taggerEncoder specification of the encoder whose states a tagger's file reads, or empty
   * @param intents whether there are intents
   * @param meanings what their labels mean
   * @param leastConfidence the least confidence of an intent that counts
   */
  record Settings(
      String tagger,
      String taggerEncoder,
      boolean intents,
      Map<String, Intent> meanings,
      double leastConfidence) {}

  static void write(ParserModels models, Path generation) throws IOException {
    Path folder = Files.createDirectories(generation.resolve(GenerationFiles.PARSER));
    if (models.isTuned()) {
      Path from = models.tagger().orElseThrow();
      Files.createDirectory(tagger(generation));
      for (String name : TUNED_FILES) {
        Files.copy(from.resolve(name), tagger(generation).resolve(name));
      }
    } else if (models.tagger().isPresent()) {
      Files.copy(models.tagger().get(), tagger(generation));
    }
    if (models.intents().isPresent()) {
      Files.copy(models.intents().get(), intents(generation));
    }
    Files.writeString(folder.resolve(SETTINGS), GSON.toJson(models.settings()) + "\n");
  }

  static boolean exist(Path generation) {
    return Files.exists(generation.resolve(GenerationFiles.PARSER).resolve(SETTINGS));
  }

  static Settings settings(Path generation) {
    Path file = generation.resolve(GenerationFiles.PARSER).resolve(SETTINGS);
    try {
      Settings settings = GSON.fromJson(Files.readString(file), Settings.class);
      if (settings == null
          || settings.tagger() == null
          || settings.taggerEncoder() == null
          || settings.meanings() == null
          || settings.meanings().containsValue(null)) {
        throw new GuideException(file + " is incomplete; build the guide again");
      }
      return settings;
    } catch (IOException | JsonParseException e) {
      throw new GuideException(file + " is damaged; restore a backup or build the guide again", e);
    }
  }

  static Path tagger(Path generation) {
    return generation.resolve(GenerationFiles.PARSER).resolve(TAGGER);
  }

  static Path intents(Path generation) {
    return generation.resolve(GenerationFiles.PARSER).resolve(INTENTS);
  }
}
