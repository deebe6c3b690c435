package io.shopguide.benchmarks.tagger;

import io.shopguide.query.tagger.WordTagger;
import java.io.IOException;
import java.nio.file.Path;

/** A trained tagger that is measured. Not thread-safe. */
interface TestedTagger extends AutoCloseable {
  /** What it is, for the figures. */
  String name();

  /** The tagger itself. */
  WordTagger tagger();

  /** Its share of right entities on the development sequences, as the training measured it. */
  double developmentF1();

  /** The size of its files, without an encoder that it left as it was. */
  long bytes() throws IOException;

  /** Writes it where {@code eval parser} finds it. */
  void save(Path place) throws IOException;

  @Override
  void close() throws IOException;
}
