package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.evaluation.Judgements;
import io.shopguide.rec.train.SearchTraining;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchWeightsTest {
  /** Judges for whom the most bought product is the best. */
  private static Judgements byPopularity() {
    Map<String, Map<String, Integer>> ratings = new LinkedHashMap<>();
    ratings.put("headphones", Map.of("h1", 3, "h5", 2, "h7", 1, "h8", 0));
    ratings.put("running shoes", Map.of("s1", 3, "s5", 3, "s2", 2, "s6", 0));
    ratings.put("kettle", Map.of("k1", 3, "k4", 2, "k6", 0));
    return new Judgements(ratings);
  }

  @Test
  void learn_fromJudgesWhoLikeWhatIsBought_raisesThePopularityAndTheOrder(@TempDir Path folder) {
    SearchTraining training = new SearchTraining(3, 0.0001, 20);
    SearchWeights learned = SearchWeights.learn(SmallShop.guide(), byPopularity(), training);
    assertTrue(learned.popularity() >= SearchWeights.defaults().popularity(), learned.toString());
    OpenOptions options =
        OpenOptions.defaults().withSearchWeights(new SearchWeights(0.1, 0, 0, 0.9));
    try (ShoppingGuide guide = ShoppingGuide.open(SmallShop.copyTo(folder), options)) {
      Session session = guide.newSession(Shopper.anonymous());
      List<String> shoes =
          SmallShop.ids(guide.ask("running shoes", session).recommendations()).subList(0, 3);
      assertEquals(List.of("s1", "s5", "s2"), shoes);
    }
  }

  @Test
  void learn_withoutJudgements_keepsTheDefaults() {
    SearchWeights learned =
        SearchWeights.learn(SmallShop.guide(), new Judgements(Map.of()), SearchTraining.DEFAULT);
    SearchWeights defaults = SearchWeights.defaults();
    assertEquals(defaults.text(), learned.text(), 1e-12);
    assertEquals(defaults.popularity(), learned.popularity(), 1e-12);
  }

  @Test
  void create_outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SearchWeights(-1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new SearchWeights(1, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SearchWeights(Double.NaN, 0, 0, 0));
  }
}
