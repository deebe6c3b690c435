package io.shopguide.benchmarks.tagger;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.tagger.ConllFile;
import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.Gazetteer;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import io.shopguide.query.tagger.TrainingProgress;
import io.shopguide.query.tagger.WordTagger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains a tagger, tags a test file, writes it with the tags found and measures: strict entity F1
 * as conlleval counts, the time of a sequence, and the size of the model's file.
 *
 * <p>Beside the lists of names in the folder {@code gazetteers}, the tagger knows the library's own
 * vocabulary in the language of the training text.
 */
public final class TaggerEvaluation implements Evaluation {
  private static final long WARM_UP_NANOS = 10_000_000_000L;

  /** Makes the evaluation. */
  public TaggerEvaluation() {}

  @Override
  public String usage() {
    return "train=train.conll [dev=dev.conll] test=test.conll out=pred.conll [gazetteers=FOLDER]"
        + " [encoder=none|auto|NAME] [finetune=false] [seed=1] [model=FILE_OR_FOLDER]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path train = arguments.existing("train");
    Path test = arguments.existing("test");
    Path out = arguments.path("out");
    Optional<Path> dev = arguments.optional("dev");
    Optional<Path> lists = arguments.optional("gazetteers");
    String encoder = arguments.text("encoder").orElse("none");
    boolean finetune = arguments.flag("finetune");
    long seed = arguments.number("seed", 1);
    Optional<Path> saved = arguments.text("model").map(Path::of);
    arguments.done();
    if (saved.isPresent() && finetune && encoder.equals("auto")) {
      throw new IllegalArgumentException(
          "encoder=auto finetune=true makes several taggers; save them one by one with"
              + " encoder=NAME");
    }
    ConllFile training = ConllFile.read(train);
    ConllFile testing = ConllFile.read(test);
    Optional<List<TaggedSequence>> held = Optional.empty();
    if (dev.isPresent()) {
      held = Optional.of(ConllFile.read(dev.get()).sequences());
    }
    List<Gazetteer> gazetteers = new ArrayList<>();
    gazetteers.addAll(Gazetteer.of(Vocabulary.builtIn(), language(training)));
    if (lists.isPresent()) {
      gazetteers.addAll(Gazetteer.readFolder(lists.get()));
    }
    TaggerTrainer trainer =
        TaggerTrainer.create()
            .gazetteers(gazetteers)
            .seed(seed)
            .onProgress(pass -> progress.println(line(pass)));
    TaggerChoice choice =
        new TaggerChoice(trainer, training.sequences(), held, language(training), seed, progress);
    long start = System.nanoTime();
    try (TestedTagger tagger = finetune ? choice.tuned(encoder) : choice.frozen(encoder)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      JsonObject figures = new JsonObject();
      figures.addProperty("task", "tagger");
      figures.addProperty("encoder", encoder);
      figures.addProperty("tagger", tagger.name());
      if (saved.isPresent()) {
        tagger.save(saved.get());
      }
      tag(tagger.tagger(), training, testing, out, figures);
      figures.addProperty("dev_f1", percent(tagger.developmentF1()));
      figures.addProperty("model_bytes", tagger.bytes());
      figures.addProperty("seed", seed);
      figures.addProperty("training_s", Decimals.rounded(seconds, 2));
      return figures;
    }
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table = new StringBuilder();
    figures
        .entrySet()
        .forEach(
            figure ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "%-14s %s%n",
                        figure.getKey(),
                        figure.getValue().isJsonNull() ? "-" : figure.getValue().getAsString())));
    return table.toString();
  }

  /** Tags what was read from the test file after the tagger was warmed up with training text. */
  private static void tag(
      WordTagger tagger, ConllFile training, ConllFile testing, Path out, JsonObject figures) {
    long end = System.nanoTime() + WARM_UP_NANOS;
    for (int s = 0; s < training.sequences().size() && System.nanoTime() < end; s++) {
      tagger.tag(training.sequences().get(s).words());
    }
    List<List<TagSpan>> tagging = new ArrayList<>();
    long[] nanos = new long[testing.sequences().size()];
    EntityScore score = EntityScore.NONE;
    for (TaggedSequence sequence : testing.sequences()) {
      long start = System.nanoTime();
      List<TagSpan> found = tagger.tag(sequence.words());
      nanos[tagging.size()] = System.nanoTime() - start;
      tagging.add(found);
      score = score.and(sequence.spans(), found);
    }
    testing.write(out, tagging, training);
    figures.addProperty("sequences", nanos.length);
    boolean known = testing.tagged();
    figures.add("f1", orNull(known, score.f1()));
    figures.add("precision", orNull(known, score.precision()));
    figures.add("recall", orNull(known, score.recall()));
    Arrays.sort(nanos);
    figures.addProperty("p50_us", Decimals.rounded(nanos[nanos.length / 2] / 1e3, 2));
    figures.addProperty("p99_us", Decimals.rounded(nanos[(int) (nanos.length * 0.99)] / 1e3, 2));
  }

  private static JsonElement orNull(boolean known, double value) {
    return known ? new JsonPrimitive(percent(value)) : JsonNull.INSTANCE;
  }

  private static Language language(ConllFile training) {
    boolean ideographs =
        training.sequences().stream()
            .flatMap(sequence -> sequence.words().stream())
            .anyMatch(word -> word.codePoints().anyMatch(Character::isIdeographic));
    return ideographs ? Language.CHINESE : Language.ENGLISH;
  }

  private static String line(TrainingProgress.Pass pass) {
    return String.format(
        Locale.ROOT,
        "pass %2d of at most %d: loss %.3f, development F1 %.2f",
        pass.number(),
        pass.limit(),
        pass.loss(),
        100 * pass.development().f1());
  }

  private static double percent(double share) {
    return Decimals.rounded(100 * share, 2);
  }
}
