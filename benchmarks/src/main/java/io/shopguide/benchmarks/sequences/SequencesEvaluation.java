package io.shopguide.benchmarks.sequences;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.AttributeCosine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Ranks the items that follow each user's sequence. Settings are chosen on the last given item of
 * each, which is left out for that; the rankings that are written are learned from all given items
 * and follow the whole sequence. Weights between items have no direction.
 *
 * <p>Run line: {@code eval sequences train=Beauty.txt attributes=Beauty_item2attributes.json
 * out=run.tsv k=20}. No randomness is involved.
 */
public final class SequencesEvaluation implements Evaluation {
  private static final int LIKE_NEIGHBOURS = 200;
  private static final String DEFAULT_LIMIT = "20";

  /** Makes the evaluation. */
  public SequencesEvaluation() {}

  @Override
  public String usage() {
    return "train=SEQUENCES.txt attributes=ITEM2ATTRIBUTES.json out=run.tsv [k=20]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path train = arguments.existing("train");
    Path attributes = arguments.existing("attributes");
    Path out = arguments.path("out");
    int limit = arguments.text("k").map(SequencesEvaluation::limit).orElse(limit(DEFAULT_LIMIT));
    arguments.done();

    SequenceData data = SequenceData.read(train, attributes);
    progress.println(data.users().size() + " users, ids of items below " + data.items());
    ItemItemMatrix like =
        new AttributeCosine(data.attributes(), data.attributeCount())
            .matrix(LIKE_NEIGHBOURS, () -> false);
    int threads = Runtime.getRuntime().availableProcessors();
    SequenceTuning tuning = new SequenceTuning(data, like, threads);
    SequenceSettings chosen = tuning.choose(SequenceSettings.START, progress);

    RankTally hybrid = tuning.validate(chosen, 1, false);
    RankTally withRepeats = tuning.validate(chosen, 1, true);
    boolean repeats = withRepeats.ndcg() > hybrid.ndcg();
    JsonObject validation = new JsonObject();
    validation.add(
        "RP3beta and attributes", tuning.validate(SequenceSettings.RP3_BETA, 1, false).toJson());
    validation.add("sequences only", tuning.validate(chosen.withContent(0), 1, false).toJson());
    validation.add("attributes only", tuning.validate(chosen, 0, false).toJson());
    validation.add("hybrid", hybrid.toJson());
    validation.add("hybrid, the user's items ranked too", withRepeats.toJson());

    int[][] histories = new int[data.users().size()][];
    for (int user = 0; user < histories.length; user++) {
      histories[user] = data.history(user, data.sequences()[user].length);
    }
    ItemItemMatrix near = SequenceTuning.learn(histories, data.items(), chosen.formula(), threads);
    SequenceModel model =
        new SequenceModel(
            near, like, chosen.contentWeight(), 1, chosen.recencyFactor(), repeats, limit);
    write(data, model, out);

    JsonObject figures = new JsonObject();
    figures.addProperty("users", data.users().size());
    figures.add("chosen", chosen.toJson());
    figures.addProperty("repeatsRanked", repeats);
    figures.add("validation", validation);
    return figures;
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit > 0) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("k=" + text + " is no number of items");
  }

  private static void write(SequenceData data, SequenceModel model, Path out) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(out)) {
      for (int user = 0; user < data.users().size(); user++) {
        int[] sequence = data.sequences()[user];
        int count = model.rank(sequence, sequence.length);
        for (int rank = 0; rank < count; rank++) {
          writer.write(
              String.format(
                  Locale.ROOT,
                  "%s\t%d\t%d\t%.6f\n",
                  data.users().get(user),
                  model.item(rank),
                  rank + 1,
                  model.score(rank)));
        }
      }
    }
  }
}
