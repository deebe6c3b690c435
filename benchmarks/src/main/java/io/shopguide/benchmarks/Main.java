package io.shopguide.benchmarks;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.search.SearchEvaluation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs an evaluation or JMH. An evaluation writes its progress to the standard error stream and one
 * JSON object with its figures as the last line of the standard output stream.
 *
 * <p>Exit status: 0 when the task completed, 2 for unusable arguments, 1 for anything else.
 */
public final class Main {
  private static final Map<String, Evaluation> EVALUATIONS =
      new TreeMap<>(Map.of("search", new SearchEvaluation()));

  private Main() {}

  /**
   * Runs the command.
   *
   * @param args {@code eval TASK key=value...}, or JMH's arguments
   * @throws IOException if JMH cannot write its results
   */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("eval")) {
      System.exit(evaluate(Arrays.asList(args).subList(1, args.length)));
    }
    org.openjdk.jmh.Main.main(args);
  }

  private static int evaluate(List<String> args) {
    Evaluation evaluation = args.isEmpty() ? null : EVALUATIONS.get(args.get(0));
    if (evaluation == null) {
      System.err.println("Usage: eval TASK key=value...");
      EVALUATIONS.forEach(
          (name, task) -> System.err.println("  eval " + name + " " + task.usage()));
      return 2;
    }
    try {
      Arguments arguments = Arguments.parse(args.subList(1, args.size()));
      JsonObject figures = evaluation.run(arguments, System.err);
      System.out.println(new GsonBuilder().serializeNulls().create().toJson(figures));
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println("Usage: eval " + args.get(0) + " " + evaluation.usage());
      return 2;
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      return 1;
    }
  }
}
