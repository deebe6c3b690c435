package io.shopguide.benchmarks.parser;

import com.google.gson.JsonObject;
import com.sun.management.ThreadMXBean;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.lexicon.ShopForms;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.QueryParser;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long a parse takes and how much it allocates, with a lexicon of a given size: the built-in
 * vocabulary and made-up names of products. Each query is timed by itself; of its times in all
 * rounds the median counts. With an encoder, {@link EncoderTiming} measures the parser with its
 * models besides. Immutable and thread-safe.
 */
public final class ParserEvaluation implements Evaluation {
  private static final long SEED = 42;
  private static final int ROUNDS = 11;
  private static final long MOST_WARM_UP = 600; // seconds

  /** Makes the evaluation. */
  public ParserEvaluation() {}

  @Override
  public String usage() {
    return "queries=FILE [lexicon=1000000] [encoder=none|NAME] [tagger=FILE_OR_FOLDER]"
        + " [intents=FILE] [warmup=10]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    List<String> queries = QueryFile.read(arguments.existing("queries"));
    int forms = arguments.count("lexicon", 1_000_000);
    LearnedModels models = LearnedModels.of(arguments);
    long warmUpSeconds = arguments.number("warmup", 10);
    if (warmUpSeconds < 0 || warmUpSeconds > MOST_WARM_UP) {
      throw new IllegalArgumentException(
          "warmup=" + warmUpSeconds + " is out of range; give 0 to " + MOST_WARM_UP + " seconds");
    }
    arguments.done();
    progress.printf(
        Locale.ROOT, "%,d queries; building a lexicon of %,d forms%n", queries.size(), forms);
    long start = System.nanoTime();
    Lexicon lexicon = lexicon(forms);
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.printf(Locale.ROOT, "%s in %.1f s; warming up%n", lexicon, seconds);
    QueryParser parser = new QueryParser(lexicon);
    warmUp(parser, queries, warmUpSeconds);
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "parser");
    figures.addProperty("queries", queries.size());
    figures.addProperty("forms", lexicon.formCount());
    figures.addProperty("lexicon_build_s", Decimals.rounded(seconds, 2));
    figures.addProperty(
        "lexicon_bytes_per_form",
        Decimals.rounded((double) lexicon.ramBytesUsed() / lexicon.formCount(), 2));
    time(parser, queries, figures);
    allocate(parser, queries, figures);
    if (!models.isEmpty()) {
      EncoderTiming.measure(models, parser, queries, warmUpSeconds, progress, figures);
    }
    return figures;
  }

  private static Lexicon lexicon(int forms) {
    LexiconBuilder builder = Lexicon.builder().vocabulary(Vocabulary.builtIn());
    int number = 0;
    for (String name : ShopForms.make(forms, SEED).forms()) {
      Concept product = new Concept(ConceptKind.PRODUCT, "p" + number++);
      builder.add(product, Language.ENGLISH, name, 1);
    }
    return builder.build();
  }

  private static void warmUp(QueryParser parser, List<String> queries, long seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      queries.forEach(parser::parse);
    }
  }

  private static void time(QueryParser parser, List<String> queries, JsonObject figures) {
    long[][] nanos = new long[queries.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int q = 0; q < queries.size(); q++) {
        String query = queries.get(q);
        long start = System.nanoTime();
        parser.parse(query);
        nanos[q][round] = System.nanoTime() - start;
      }
    }
    long[] medians = new long[queries.size()];
    for (int q = 0; q < medians.length; q++) {
      Arrays.sort(nanos[q]);
      medians[q] = nanos[q][ROUNDS / 2];
    }
    Arrays.sort(medians);
    figures.addProperty("p50_us", medians[medians.length / 2] / 1e3);
    figures.addProperty("p99_us", medians[(int) (medians.length * 0.99)] / 1e3);
    figures.addProperty("max_us", medians[medians.length - 1] / 1e3);
  }

  /** Allocated bytes; a word that nothing explains counts as a finding, as it is one record. */
  private static void allocate(QueryParser parser, List<String> queries, JsonObject figures) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long findings = 0;
    long before = thread.getCurrentThreadAllocatedBytes();
    for (String query : queries) {
      ParsedQuery parsed = parser.parse(query);
      findings += parsed.findings().size() + parsed.unresolved().size();
    }
    long bytes = thread.getCurrentThreadAllocatedBytes() - before;
    figures.addProperty(
        "findings_per_query", Decimals.rounded((double) findings / queries.size(), 2));
    figures.addProperty("bytes_per_query", Decimals.rounded((double) bytes / queries.size(), 2));
    figures.addProperty("bytes_per_finding", Decimals.rounded((double) bytes / findings, 2));
  }
}
