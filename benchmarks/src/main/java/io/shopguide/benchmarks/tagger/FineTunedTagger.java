package io.shopguide.benchmarks.tagger;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.tuning.FineTuning;
import io.shopguide.encoder.tuning.TunedTagger;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.WordTagger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An encoder tuned for tagging, in 8 bits. */
final class FineTunedTagger implements TestedTagger {
  private static final String TAGGER = "tagger";

  private final String model;
  private final TemporaryFolder folder;
  private final TunedTagger tagger;
  private final double developmentF1;

  private FineTunedTagger(
      String model, TemporaryFolder folder, TunedTagger tagger, double developmentF1) {
    this.model = model;
    this.folder = folder;
    this.tagger = tagger;
    this.developmentF1 = developmentF1;
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
      Path out = folder.path().resolve(TAGGER);
      double f1 =
          FineTuning.of(ModelFiles.resource(model))
              .quantized(ModelFiles.resource(model + "-q"))
              .training(training)
              .development(development)
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

  @Override
  public String name() {
    return model + ", tuned, 8 bits";
  }

  @Override
  public WordTagger tagger() {
    return tagger;
  }

  @Override
  public double developmentF1() {
    return developmentF1;
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  @Override
  public void save(Path place) throws IOException {
    Files.createDirectories(place);
    for (Path file : files()) {
      Path copy = place.resolve(file.getFileName().toString());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.path().resolve(TAGGER))) {
      return files.toList();
    }
  }

  @Override
  public void close() throws IOException {
    tagger.close();
    folder.close();
  }
}
