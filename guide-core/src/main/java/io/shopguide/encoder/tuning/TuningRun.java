package io.shopguide.encoder.tuning;

import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.encoder.internal.OnnxFormatException;
import io.shopguide.encoder.internal.WordPieces;
import io.shopguide.query.tagger.DataHash;
import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One training from its files to its result. Not thread-safe; one per run. */
final class TuningRun {
  private static final int PATIENCE = 2; // epochs without a better score
  private static final int PROBES = 16; // queries compared between the engines
  private static final double MAX_DIFFERENCE = 1e-3;
  private static final List<Integer> HEAD_WIDTHS = List.of(64, 32);
  private static final int REPORT_EVERY = 20; // steps
  private static final int MAX_LEFT_OUT = 20; // steps with gradients that are not finite

  private final ModelFiles base;
  private final Optional<ModelFiles> quantized;
  private final List<TaggedSequence> training;
  private final List<TaggedSequence> development;
  private final TuningSettings settings;
  private final Optional<Path> checkpoints;
  private final Control control;
  private int leftOut;

  /** Who watches and who may stop it. */
  record Control(Consumer<TuningProgress> progress, BooleanSupplier cancelled, Clock clock) {}

  TuningRun(
      ModelFiles base,
      Optional<ModelFiles> quantized,
      List<TaggedSequence> training,
      List<TaggedSequence> development,
      TuningSettings settings,
      Optional<Path> checkpoints,
      Control control) {
    this.base = base;
    this.quantized = quantized;
    this.training = training;
    this.development = development;
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.control = control;
  }

  TuningReport run(Path out) {
    Instant start = control.clock().instant();
    if (Files.exists(out.resolve(TunedTagger.MODEL))) {
      throw new TuningException(out + " holds a model already; name another folder", null);
    }
    TuningModel.startEngine(); // first, because others would start it with more threads
    byte[] baseFile = base.readModel();
    String baseHash = CardText.hash(baseFile);
    BertTensors tensors = tensors(baseFile);
    TagSet tags = TagSet.of(training);
    Examples examples = examples(tags);
    List<Parameter> encoder = tensors.parameters(examples.pieces(), settings.encoderRate());
    try (Probed probed = probe(tensors, encoder, tags, examples)) {
      TuningModel model = probed.model();
      Checkpoint checkpoint = new Checkpoint(model.parameters());
      String training = fingerprint(baseHash);
      checkpointFile().ifPresent(file -> checkpoint.resume(file, training));
      train(model, examples, checkpoint, training);
      checkpoint.restoreBest();
      EntityScore tuned = score(model, examples);
      tensors.write(model.encoder());
      try (TunedFolder folder = new TunedFolder(out)) {
        write(folder.unfinished(), tensors.file(), model.head());
        EntityScore written = scoreWritten(folder.unfinished());
        TuningReport report =
            new TuningReport(
                checkpoint.bestEpoch(),
                checkpoint.epochs(),
                tuned,
                written,
                probed.difference(),
                Duration.between(start, control.clock().instant()));
        Files.writeString(
            folder.unfinished().resolve(TunedTagger.CARD), card(report, baseHash, tags));
        folder.publish();
        return report;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the tuned model to " + out, e);
    }
  }

  private BertTensors tensors(byte[] file) {
    try {
      return new BertTensors(base.modelName(), file);
    } catch (OnnxFormatException e) {
      throw new TuningException(
          "Cannot tune " + base.modelName() + ": " + e.getMessage() + "; give a complete ONNX file",
          e);
    }
  }

  private Examples examples(TagSet tags) {
    try (WordPieces tokenizer = openTokenizer()) {
      return Examples.of(List.of(training, development), tags, tokenizer);
    }
  }

  private WordPieces openTokenizer() {
    byte[] file = base.readTokenizer();
    try {
      return WordPieces.open(new ByteArrayInputStream(file));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new TuningException(
          "Cannot use the tokenizer "
              + base.tokenizerName()
              + ": "
              + e.getMessage()
              + "; give the complete tokenizer.json of the model",
          e);
    }
  }

  /** A model that computes what the file computes. */
  private record Probed(TuningModel model, double difference) implements AutoCloseable {
    @Override
    public void close() {
      model.close();
    }
  }

  /**
   * Finds the number of attention heads, which no weight tells, by comparing with the file itself;
   * this also refuses encoders of another build than BERT's.
   */
  private Probed probe(
      BertTensors tensors, List<Parameter> encoder, TagSet tags, Examples examples) {
    double least = Double.POSITIVE_INFINITY;
    try (TokenEncoder file = Encoders.tokenStates(base)) {
      for (int headWidth : HEAD_WIDTHS) {
        int heads = tensors.width() / headWidth;
        if (heads * headWidth == tensors.width()) {
          TuningModel model = new TuningModel(encoder, tensors.layers(), heads, tags, settings);
          double difference = difference(model, file, examples.set(1));
          if (difference < MAX_DIFFERENCE) {
            return new Probed(model, difference);
          }
          model.close();
          least = Math.min(least, difference);
        }
      }
    }
    throw new TuningException(
        "The states of "
            + base.modelName()
            + " differ by "
            + least
            + " from those of a BERT encoder with its weights; only BERT encoders with heads of "
            + HEAD_WIDTHS
            + " values can be tuned",
        null);
  }

  private double difference(TuningModel model, TokenEncoder file, List<Example> examples) {
    double greatest = 0;
    for (int q = 0; q < Math.min(PROBES, development.size()); q++) {
      List<String> words = development.get(q).words();
      if (words.size() != examples.get(q).starts().length) {
        continue; // longer than the window
      }
      float[] expected = new float[words.size() * file.dimension()];
      file.encode(words, expected);
      float[] found = model.states(examples.get(q));
      for (int i = 0; i < found.length; i++) {
        greatest = Math.max(greatest, Math.abs(found[i] - expected[i]));
      }
    }
    return greatest;
  }

  private void train(TuningModel model, Examples examples, Checkpoint checkpoint, String training) {
    List<Example> set = examples.set(0);
    int perEpoch = Math.ceilDiv(set.size(), settings.batch());
    long steps = (long) perEpoch * settings.epochs();
    while (checkpoint.epochs() < settings.epochs()
        && checkpoint.epochs() - checkpoint.bestEpoch() < PATIENCE) {
      int epoch = checkpoint.epochs() + 1;
      long step = (long) perEpoch * checkpoint.epochs();
      // Every epoch has its own random numbers, so that a resumed one draws the same.
      Random random = new Random(settings.seed() * 31 + epoch);
      double loss = 0;
      int batches = 0;
      for (Batch batch : Examples.shuffled(set, settings.batch(), random)) {
        requireNotCancelled();
        step++;
        double batchLoss = model.learn(batch, step, steps, random.nextInt());
        if (Double.isNaN(batchLoss)) {
          leaveOut(step);
        } else {
          loss += batchLoss;
          batches++;
        }
        if (step % REPORT_EVERY == 0) {
          report(epoch, step, steps, loss / batches, Double.NaN);
        }
      }
      double f1 = score(model, examples).f1();
      checkpoint.add(f1);
      checkpointFile().ifPresent(file -> checkpoint.write(file, training));
      report(epoch, step, steps, loss / batches, f1);
    }
  }

  private void leaveOut(long step) {
    leftOut++;
    if (leftOut > MAX_LEFT_OUT) {
      throw new TuningException(
          "Training diverged: at step "
              + step
              + " the gradient was not finite for the "
              + leftOut
              + "th time; lower the learning rate",
          null);
    }
  }

  private void report(int epoch, long step, long steps, double loss, double f1) {
    control.progress().accept(new TuningProgress(epoch, settings.epochs(), step, steps, loss, f1));
  }

  private void requireNotCancelled() {
    if (control.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Cancelled while tuning " + base.modelName());
    }
  }

  private EntityScore score(TuningModel model, Examples examples) {
    List<List<TagSpan>> found = model.tag(examples.set(1));
    EntityScore score = EntityScore.NONE;
    for (int q = 0; q < development.size(); q++) {
      score = score.and(development.get(q).spans(), found.get(q));
    }
    return score;
  }

  private EntityScore scoreWritten(Path folder) {
    try (TunedTagger tagger = TunedTagger.open(folder)) {
      return EntityScore.of(tagger, development);
    }
  }

  private void write(Path folder, byte[] tuned, TaggerHead head) throws IOException {
    byte[] model = quantized.map(template -> quantize(tuned, template)).orElse(tuned);
    Files.write(folder.resolve(TunedTagger.TOKENIZER), base.readTokenizer());
    head.write(folder.resolve(TunedTagger.HEAD));
    Files.write(folder.resolve(TunedTagger.MODEL), model);
  }

  private byte[] quantize(byte[] tuned, ModelFiles template) {
    byte[] file = template.readModel();
    try {
      Quantizer.quantize(tuned, file);
      return file;
    } catch (OnnxFormatException e) {
      throw new TuningException(
          template.modelName()
              + " is not the 8-bit file of "
              + base.modelName()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private String card(TuningReport report, String baseHash, TagSet tags) {
    CardText card =
        new CardText()
            .put("date", control.clock().instant())
            .put("base", base.specification())
            .put("base.sha256", baseHash)
            .put("bits", quantized.isPresent() ? 8 : 32)
            .put("training.queries", training.size())
            .put("training.sha256", DataHash.of(training))
            .put("development.queries", development.size())
            .put("development.sha256", DataHash.of(development))
            .put("tags", String.join(" ", tags.tags()))
            .put("settings", settings)
            .put("epochs", report.epochs())
            .put("epoch.kept", report.bestEpoch())
            .put("agreement", report.agreement())
            .score("development.tuned", report.tuned())
            .score("development.written", report.written());
    return card.text();
  }

  /** Identifies data, settings and model. */
  private String fingerprint(String baseHash) {
    return String.join(
        " ", baseHash, DataHash.of(training), DataHash.of(development), settings.toString());
  }

  private Optional<Path> checkpointFile() {
    return checkpoints.map(folder -> folder.resolve("tuning.checkpoint"));
  }
}
