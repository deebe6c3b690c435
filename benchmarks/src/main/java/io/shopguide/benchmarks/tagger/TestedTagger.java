package io.shopguide.benchmarks.tagger;

import io.shopguide.query.tagger.TagEnsemble;
import io.shopguide.query.tagger.TagSpan;
import java.io.IOException;
import java.util.List;

/** A trained tagger that is measured. Not thread-safe. */
interface TestedTagger extends AutoCloseable {
  /** What it is, for the figures. */
  String name();

  /** Finds the entities. */
  List<TagSpan> tag(List<String> words);

  /** Its part in an ensemble. */
  TagEnsemble.Member member(double weight);

  /** Its share of right entities on the development sequences, as the training measured it. */
  double developmentF1();

  /** The size of its files, without an encoder that it left as it was. */
  long bytes() throws IOException;

  @Override
  void close() throws IOException;
}
