package io.shopguide.encoder.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder of a tuned tagger while it is written: its files are made in a folder beside it and
 * renamed when all of them are complete, the model last. So a kill leaves no model or a whole one.
 * Not thread-safe.
 */
final class TunedFolder implements AutoCloseable {
  private static final List<String> FILES =
      List.of(TunedTagger.TOKENIZER, TunedTagger.HEAD, TunedTagger.CARD, TunedTagger.MODEL);

  private final Path folder;
  private final Path unfinished;

  /** Makes the folder beside; what a killed training left there is overwritten. */
  TunedFolder(Path folder) throws IOException {
    this.folder = folder;
    Path absolute = folder.toAbsolutePath();
    this.unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
    Files.createDirectories(unfinished);
  }

  /** Where to write the files. */
  Path unfinished() {
    return unfinished;
  }

  /** Puts the files where they belong. */
  void publish() throws IOException {
    Files.createDirectories(folder);
    for (String name : FILES) {
      Files.move(
          unfinished.resolve(name),
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : FILES) {
      Files.deleteIfExists(unfinished.resolve(name));
    }
    Files.deleteIfExists(unfinished);
  }
}
