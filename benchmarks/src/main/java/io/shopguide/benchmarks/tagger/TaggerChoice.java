package io.shopguide.benchmarks.tagger;

import io.shopguide.lexicon.Language;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains the tagger that the arguments name.
 *
 * @param trainer the trainer of the conditional random field
 * @param training annotated sequences
 * @param development others, or none to hold some of the training out
 * @param language that of the sequences
 * @param seed of the training
 * @param progress receives lines
 */
record TaggerChoice(
    TaggerTrainer trainer,
    List<TaggedSequence> training,
    Optional<List<TaggedSequence>> development,
    Language language,
    long seed,
    PrintStream progress) {
  private static final String NONE = "none";
  private static final String AUTO = "auto";
  private static final String ENGLISH = "e5-small-v2-q";
  private static final String CHINESE = "bge-small-zh-v15-q";
  private static final String SMALL = "all-minilm-l6-v2";
  private static final String LARGE = "bge-small-en-v15";
  private static final double BESIDE = 0.5; // weight beside the larger tuned encoder
  private static final int HELD_OUT = 10; // one in so many sequences

  /** Without an encoder, or with the states of one as it was published. */
  TestedTagger frozen(String encoder) {
    if (encoder.equals(NONE)) {
      return CrfTagger.train(trainer, training, development);
    }
    String model =
        encoder.equals(AUTO) ? (language == Language.CHINESE ? CHINESE : ENGLISH) : encoder;
    return CrfTagger.train(trainer, training, development, model, layers(model), progress);
  }

  /** A third, two thirds and all of the layers. */
  private static int[] layers(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (name.contains("zh")) {
      return new int[] {2, 3, 4};
    }
    return name.contains("l6") ? new int[] {2, 4, 6} : new int[] {4, 8, 12};
  }

  /** An encoder tuned for this; for {@code auto}, two of them and the frozen one together. */
  TestedTagger tuned(String encoder) throws IOException {
    if (encoder.equals(NONE)) {
      throw new IllegalArgumentException(
          "finetune=true needs an encoder, but encoder=none; take encoder=auto or " + LARGE);
    }
    List<TaggedSequence> held = development.orElseGet(() -> part(true));
    List<TaggedSequence> rest = development.isPresent() ? training : part(false);
    if (!encoder.equals(AUTO)) {
      return FineTunedTagger.train(encoder, rest, held, seed, progress);
    }
    TestedTagger large = FineTunedTagger.train(LARGE, rest, held, seed, progress);
    TestedTagger small = FineTunedTagger.train(SMALL, rest, held, seed, progress);
    TestedTagger frozen =
        CrfTagger.train(trainer, rest, Optional.of(held), ENGLISH, layers(ENGLISH), progress);
    List<TestedTagger> members = List.of(large, small, frozen);
    members.forEach(
        member ->
            progress.printf(
                Locale.ROOT,
                "%s alone: development F1 %.2f%n",
                member.name(),
                100 * member.developmentF1()));
    return new EnsembleTagger(members, List.of(1.0, BESIDE, BESIDE), held);
  }

  private List<TaggedSequence> part(boolean held) {
    return IntStream.range(0, training.size())
        .filter(i -> (i % HELD_OUT == HELD_OUT - 1) == held)
        .mapToObj(training::get)
        .toList();
  }
}
