package io.shopguide.benchmarks.parser;

import io.shopguide.benchmarks.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The learned models that the arguments name.
 *
 * @param encoder name of an encoder on the class path
 * @param tagger a tagger's file, or the folder of a tuned one
 * @param intents an intent model's file
 */
record LearnedModels(Optional<String> encoder, Optional<Path> tagger, Optional<Path> intents) {
  static LearnedModels of(Arguments arguments) {
    Optional<String> encoder = arguments.text("encoder").filter(name -> !name.equals("none"));
    return new LearnedModels(encoder, file(arguments, "tagger"), file(arguments, "intents"));
  }

  private static Optional<Path> file(Arguments arguments, String key) {
    return arguments.text(key).isPresent()
        ? Optional.of(arguments.existing(key))
        : Optional.empty();
  }

  boolean isEmpty() {
    return encoder.isEmpty() && tagger.isEmpty() && intents.isEmpty();
  }

  /** Whether the tagger has an encoder of its own. */
  boolean isTuned() {
    return tagger.isPresent() && Files.isDirectory(tagger.get());
  }
}
