package io.shopguide.benchmarks.tagger;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.tuning.FineTuning;
import io.shopguide.encoder.tuning.LabelledWords;
import io.shopguide.encoder.tuning.TunedTagger;
import io.shopguide.query.tagger.TagEnsemble;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An encoder tuned for tagging, in 8 bits. */
final class FineTunedTagger implements TestedTagger {
  private final String model;
  private final TemporaryFolder folder;
  private final TunedTagger tagger;
  private final TagEnsemble alone;
  private final double developmentF1;

  private FineTunedTagger(
      String model, TemporaryFolder folder, TunedTagger tagger, double developmentF1) {
    this.model = model;
    this.folder = folder;
    this.tagger = tagger;
    this.developmentF1 = developmentF1;
    this.alone = new TagEnsemble(List.of(member(1)));
  }

  static FineTunedTagger train(
      String model,
      List<TaggedSequence> training,
      List<TaggedSequence> development,
      long seed,
      PrintStream progress)
      throws IOException {
    TemporaryFolder folder = new TemporaryFolder("shopguide-tuning");
    try {
      Path out = folder.path().resolve("tagger");
      double f1 =
          FineTuning.of(ModelFiles.resource(model))
              .quantized(ModelFiles.resource(model + "-q"))
              .training(labelled(training))
              .development(labelled(development))
              .seed(seed)
              .epochs(epochs(model))
              .learningRate(rate(model))
              .onProgress(
                  p ->
                      progress.println(
                          String.format(
                              Locale.ROOT,
                              "%s: epoch %d of %d, step %,d of %,d, loss %.3f, development F1 %.4f",
                              model,
                              p.epoch(),
                              p.epochs(),
                              p.step(),
                              p.steps(),
                              p.loss(),
                              p.developmentF1())))
              .run(out)
              .written()
              .f1();
      return new FineTunedTagger(model, folder, TunedTagger.open(out), f1);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Twelve layers learn faster and more gently than six. */
  private static int epochs(String model) {
    return model.startsWith("bge") ? 3 : 4;
  }

  private static float rate(String model) {
    return model.startsWith("bge") ? 1.5e-4f : 2e-4f;
  }

  private static List<LabelledWords> labelled(List<TaggedSequence> sequences) {
    List<LabelledWords> labelled = new ArrayList<>(sequences.size());
    for (TaggedSequence sequence : sequences) {
      String[] tags = new String[sequence.words().size()];
      Arrays.fill(tags, "O");
      for (TagSpan span : sequence.spans()) {
        for (int i = span.start(); i < span.end(); i++) {
          tags[i] = (i == span.start() ? "B-" : "I-") + span.type();
        }
      }
      labelled.add(new LabelledWords(sequence.words(), List.of(tags)));
    }
    return labelled;
  }

  @Override
  public String name() {
    return model + ", tuned, 8 bits";
  }

  @Override
  public List<TagSpan> tag(List<String> words) {
    return alone.tag(words);
  }

  @Override
  public TagEnsemble.Member member(double weight) {
    return new TagEnsemble.Member(tagger.tags(), tagger::probabilities, weight);
  }

  @Override
  public double developmentF1() {
    return developmentF1;
  }

  @Override
  public long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder.path())) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    tagger.close();
    folder.close();
  }
}
