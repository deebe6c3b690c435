package io.shopguide.query.tagger;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trains on real queries and titles; floors are a point below what three seeds reached. */
@Tag("real-data")
class RealQueriesTest {

  @Test
  void queryner_trained_findsEntities() {
    assertFloor(0.63, "queryner", "train.conll", "dev.conll", Language.ENGLISH, false);
  }

  @Test
  void zhEcommerce_trainedWithItsLists_findsEntities() {
    assertFloor(
        0.745, "zh-ecommerce-ner", "train.txt.bieos", "dev.txt.bieos", Language.CHINESE, true);
  }

  private static void assertFloor(
      double floor, String name, String train, String dev, Language language, boolean lists) {
    Path folder = Path.of(System.getProperty("shopguide.data", "../../shared/data")).resolve(name);
    boolean required = Boolean.getBoolean("shopguide.data.required");
    assumeTrue(required || Files.exists(folder), "There is no " + folder);
    List<Gazetteer> gazetteers = new ArrayList<>(Gazetteer.of(Vocabulary.builtIn(), language));
    if (lists) {
      gazetteers.addAll(Gazetteer.readFolder(folder));
    }
    ConllFile development = ConllFile.read(folder.resolve(dev));
    SequenceTagger tagger =
        TaggerTrainer.create()
            .gazetteers(gazetteers)
            .train(ConllFile.read(folder.resolve(train)).sequences(), development.sequences());
    TaggerSession session = tagger.newSession();
    EntityScore score = EntityScore.NONE;
    for (TaggedSequence sequence : development.sequences()) {
      score = score.and(sequence.spans(), session.tag(sequence.words()));
    }
    assertTrue(score.f1() > floor, name + ": " + score + " has an F1 of " + score.f1());
  }
}
