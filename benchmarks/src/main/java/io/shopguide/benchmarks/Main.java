package io.shopguide.benchmarks;

import static java.util.Map.entry;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.capacity.CapacityEvaluation;
import io.shopguide.benchmarks.drift.DriftEvaluation;
import io.shopguide.benchmarks.drift.StreamEvaluation;
import io.shopguide.benchmarks.faults.FaultsEvaluation;
import io.shopguide.benchmarks.faults.OverheadEvaluation;
import io.shopguide.benchmarks.kg.KgPeers;
import io.shopguide.benchmarks.kg.ReadersBesideWriter;
import io.shopguide.benchmarks.lexicon.ParserPeers;
import io.shopguide.benchmarks.linking.LinkingEvaluation;
import io.shopguide.benchmarks.parser.IntentEvaluation;
import io.shopguide.benchmarks.parser.ParserEvaluation;
import io.shopguide.benchmarks.quantities.QuantityEvaluation;
import io.shopguide.benchmarks.recommend.GuideRecommendEvaluation;
import io.shopguide.benchmarks.recommend.RecommendEvaluation;
import io.shopguide.benchmarks.rollout.RolloutEvaluation;
import io.shopguide.benchmarks.search.SearchEvaluation;
import io.shopguide.benchmarks.sequences.SequencesEvaluation;
import io.shopguide.benchmarks.tagger.TaggerEvaluation;
import io.shopguide.benchmarks.training.TrainingEvaluation;
import io.shopguide.benchmarks.tuning.TuningEvaluation;
import io.shopguide.benchmarks.vector.ScoringPeers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs an evaluation, a comparison with other libraries or JMH. The first two write their progress
 * to the standard error stream and one JSON object with their figures as the last line of the
 * standard output stream.
 *
 * <p>Exit status: 0 when the task completed, 2 for unusable arguments, 1 for anything else.
 */
public final class Main {
  private static final Map<String, Map<String, Evaluation>> COMMANDS =
      new TreeMap<>(
          Map.of(
              "eval",
              Map.ofEntries(
                  entry("drift", new DriftEvaluation()),
                  entry("faults", new FaultsEvaluation()),
                  entry("finetune", new TuningEvaluation()),
                  entry("guide-recommend", new GuideRecommendEvaluation()),
                  entry("intent", new IntentEvaluation()),
                  entry("linking", new LinkingEvaluation()),
                  entry("overhead", new OverheadEvaluation()),
                  entry("parser", new ParserEvaluation()),
                  entry("quantities", new QuantityEvaluation()),
                  entry("readers", new ReadersBesideWriter()),
                  entry("recommend", new RecommendEvaluation()),
                  entry("rollout", new RolloutEvaluation()),
                  entry("search", new SearchEvaluation()),
                  entry("sequences", new SequencesEvaluation()),
                  entry("stream", new StreamEvaluation()),
                  entry("tagger", new TaggerEvaluation()),
                  entry("training", new TrainingEvaluation())),
              "peers",
              Map.ofEntries(
                  entry("kg", new KgPeers()),
                  entry("parser", new ParserPeers()),
                  entry("scoring", new ScoringPeers()))));

  /** Commands without a task. */
  private static final Map<String, Evaluation> SINGLE =
      Map.of("capacity", new CapacityEvaluation());

  private Main() {}

  /**
   * Runs the command.
   *
   * @param args {@code eval TASK key=value...}, {@code peers TASK key=value...}, {@code capacity
   *     key=value...} or JMH's arguments
   * @throws IOException if JMH cannot write its results
   */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      System.exit(evaluate(args[0], Arrays.asList(args).subList(1, args.length)));
    }
    if (args.length > 0 && SINGLE.containsKey(args[0])) {
      Evaluation evaluation = SINGLE.get(args[0]);
      String usage = "  " + args[0] + " " + evaluation.usage();
      System.exit(run(evaluation, usage, Arrays.asList(args).subList(1, args.length)));
    }
    org.openjdk.jmh.Main.main(args);
  }

  /** The tasks of {@code eval} or {@code peers} by name. */
  static Map<String, Evaluation> tasks(String command) {
    return new TreeMap<>(COMMANDS.get(command));
  }

  /** The names of all commands with and without tasks. */
  static Set<String> commands() {
    Set<String> names = new TreeSet<>(COMMANDS.keySet());
    names.addAll(SINGLE.keySet());
    return names;
  }

  private static int evaluate(String command, List<String> args) {
    Map<String, Evaluation> tasks = tasks(command);
    Evaluation evaluation = args.isEmpty() ? null : tasks.get(args.get(0));
    if (evaluation == null) {
      System.err.println("Usage: " + command + " TASK key=value...");
      tasks.forEach((name, task) -> System.err.println(usage(command, name, task)));
      return 2;
    }
    return run(evaluation, usage(command, args.get(0), evaluation), args.subList(1, args.size()));
  }

  private static int run(Evaluation evaluation, String usage, List<String> args) {
    try {
      Arguments arguments = Arguments.parse(args);
      JsonObject figures = evaluation.run(arguments, System.err);
      System.out.print(evaluation.summary(figures));
      System.out.println(new GsonBuilder().serializeNulls().create().toJson(figures));
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println("Usage:" + usage);
      return 2;
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      return 1;
    }
  }

  private static String usage(String command, String name, Evaluation task) {
    return "  " + command + " " + name + " " + task.usage();
  }
}
