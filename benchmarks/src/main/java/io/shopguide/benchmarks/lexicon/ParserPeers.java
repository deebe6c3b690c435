package io.shopguide.benchmarks.lexicon;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.lexicon.ShopForms.Mention;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares dictionaries on the forms and queries of {@link ShopForms}, and spelling indexes on
 * 60,000 words: time of a query or a misspelled word, bytes a form or word, time to build. All
 * peers are measured in one JVM, their rounds in turns, and all must find what brute force finds.
 * Immutable and thread-safe.
 */
public final class ParserPeers implements Evaluation {
  private static final long SEED = 42;
  private static final long SPELLING_SEED = 7;
  private static final int TWO_EDITS_LENGTH = 8;
  private static final int LEAST_FORMS = 1_000;
  private static final int MOST_FORMS = 20_000_000;
  private static final int MOST_RULES = 200_000; // Querqy takes 7 KB of heap for each
  private static final int MOST_WORDS = 1_000_000;
  private static final List<String> PARTS = List.of("tagging", "rules", "spelling");
  private static final int ROUNDS = 15;
  private static final int CHECKED_WITH_TWO_EDITS = 200;

  /** Makes the comparison. */
  public ParserPeers() {}

  @Override
  public String usage() {
    return "[forms=1000000] [rules=100000] [words=60000] [warmup=3] [parts=tagging,rules,spelling]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) {
    int forms = (int) number(arguments, "forms", 1_000_000, LEAST_FORMS, MOST_FORMS);
    int rules = (int) number(arguments, "rules", 100_000, LEAST_FORMS, MOST_RULES);
    int words = (int) number(arguments, "words", 60_000, LEAST_FORMS, MOST_WORDS);
    double warmUp = number(arguments, "warmup", 3, 0, 600);
    List<String> parts = parts(arguments);
    arguments.done();
    JsonObject figures = new JsonObject();
    if (parts.contains("tagging")) {
      figures.add("tagging", tagging(forms, taggers(), warmUp, progress));
    }
    if (parts.contains("rules")) {
      figures.add("rules", tagging(rules, rewriters(), warmUp, progress));
    }
    if (parts.contains("spelling")) {
      figures.add("spelling", spelling(words, warmUp, progress));
    }
    return figures;
  }

  private static List<String> parts(Arguments arguments) {
    List<String> parts =
        arguments.text("parts").map(text -> List.of(text.split(","))).orElse(PARTS);
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("parts=%s are not all of %s".formatted(parts, PARTS));
    }
    return parts;
  }

  private static double number(
      Arguments arguments, String key, double absent, double least, double greatest) {
    Optional<String> text = arguments.text(key);
    try {
      double number = text.isEmpty() ? absent : Double.parseDouble(text.get());
      if (number >= least && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "%s=%s is no number from %s to %s".formatted(key, text.orElse(""), least, greatest));
  }

  private static Map<String, Tagger> taggers() {
    Map<String, Tagger> taggers = new LinkedHashMap<>();
    taggers.put("ours", new OurTagger(false));
    taggers.put("ours-mapped", new OurTagger(true));
    taggers.put("lucene-fst", new LuceneTagger());
    taggers.put("double-array", new DoubleArrayTagger());
    taggers.put("hash-map", new HashMapTagger());
    taggers.put("hash-table", new HashTableTagger());
    taggers.put("querqy-trie", new TrieMapTagger());
    return taggers;
  }

  /** Those that are fit for fewer forms only, beside what is not. */
  private static Map<String, Tagger> rewriters() {
    Map<String, Tagger> taggers = new LinkedHashMap<>();
    taggers.put("ours", new OurTagger(false));
    taggers.put("querqy-rules", new RulesTagger());
    return taggers;
  }

  private static JsonObject tagging(
      int count, Map<String, Tagger> taggers, double warmUp, PrintStream progress) {
    ShopForms data = ShopForms.make(count, SEED);
    progress.printf("%,d forms, %,d queries%n", count, data.queries().size());
    JsonObject figures = new JsonObject();
    Map<String, Timing> timings = new LinkedHashMap<>();
    taggers.forEach(
        (name, tagger) -> {
          progress.println(name + ": building");
          JsonObject row = built(() -> tagger.build(data.forms()), tagger::bytes, count);
          if (tagger instanceof OurTagger ours) {
            row.addProperty(
                "sense_bytes_per_entry", Decimals.rounded((double) ours.senseBytes() / count, 2));
            row.addProperty("open_ms", ours.openMillis());
          }
          check(name, tagger, data);
          Mentions found = new Mentions();
          Timing timing =
              new Timing(
                  data.queries(),
                  query -> {
                    found.clear();
                    tagger.tag(query, found);
                  },
                  ROUNDS);
          timing.warmUp(warmUp);
          timings.put(name, timing);
          figures.add(name, row);
        });
    measure(timings, figures);
    return figures;
  }

  private static void check(String name, Tagger tagger, ShopForms data) {
    Mentions found = new Mentions();
    for (int i = 0; i < data.queries().size(); i++) {
      found.clear();
      tagger.tag(data.queries().get(i), found);
      Set<Mention> expected = data.mentions().get(i);
      boolean right =
          tagger.locates()
              ? found.size() == expected.size() && found.toSet().equals(expected)
              : forms(found.toSet()).equals(forms(expected));
      if (!right) {
        throw new IllegalStateException(
            "%s finds %s in \"%s\", brute force %s"
                .formatted(name, found.toSet(), data.queries().get(i), expected));
      }
    }
  }

  private static Set<Integer> forms(Set<Mention> mentions) {
    return mentions.stream().map(Mention::form).collect(Collectors.toSet());
  }

  private static JsonObject spelling(int count, double warmUp, PrintStream progress) {
    List<String> words = Words.make(count, new Random(SEED));
    List<String> typed = Misspellings.make(words, SPELLING_SEED);
    List<String> longTyped = typed.stream().filter(t -> t.length() >= TWO_EDITS_LENGTH).toList();
    progress.printf("%,d words, %,d unknown ones%n", words.size(), typed.size());
    Map<String, Speller> spellers = new LinkedHashMap<>();
    spellers.put("ours", new OurSpeller(1));
    spellers.put("ours-two-edits", new OurSpeller(2));
    spellers.put("levenshtein-fst", new LevenshteinSpeller());
    spellers.put("symspell-map", new DeletionMapSpeller());
    spellers.put("deletion-table", new DeletionTableSpeller());
    List<Integer> expected =
        typed.stream().map(word -> Misspellings.bruteForce(word, words, 1)).toList();
    JsonObject figures = new JsonObject();
    Map<String, Timing> timings = new LinkedHashMap<>();
    spellers.forEach(
        (name, speller) -> {
          progress.println(name + ": building");
          JsonObject row = built(() -> speller.build(words), speller::bytes, words.size());
          boolean two = name.endsWith("two-edits");
          if (two) {
            List<String> some =
                longTyped.subList(0, Math.min(longTyped.size(), CHECKED_WITH_TWO_EDITS));
            check(name, speller, some, bruteForce(some, words));
          } else {
            check(name, speller, typed, expected);
          }
          Timing timing = new Timing(two ? longTyped : typed, speller::near, ROUNDS);
          timing.warmUp(warmUp);
          timings.put(name, timing);
          figures.add(name, row);
        });
    measure(timings, figures);
    return figures;
  }

  private static List<Integer> bruteForce(List<String> typed, List<String> words) {
    return typed.stream().map(word -> Misspellings.bruteForce(word, words, 2)).toList();
  }

  private static void check(
      String name, Speller speller, List<String> typed, List<Integer> expected) {
    for (int i = 0; i < typed.size(); i++) {
      if (speller.near(typed.get(i)) != expected.get(i)) {
        throw new IllegalStateException(
            "%s finds %d words near \"%s\", brute force %d"
                .formatted(name, speller.near(typed.get(i)), typed.get(i), expected.get(i)));
      }
    }
  }

  private static void measure(Map<String, Timing> timings, JsonObject figures) {
    for (int round = 0; round < ROUNDS; round++) {
      timings.values().forEach(Timing::measure);
    }
    timings.forEach((name, timing) -> timing.addTo(figures.getAsJsonObject(name)));
  }

  /** Builds a peer and measures how long that takes and what it holds afterwards. */
  private static JsonObject built(Runnable build, LongSource bytes, int entries) {
    long before = usedHeap();
    long start = System.nanoTime();
    build.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    long known = bytes.get();
    long held = known >= 0 ? known : usedHeap() - before;
    JsonObject row = new JsonObject();
    row.addProperty("bytes_per_entry", Decimals.rounded((double) held / entries, 2));
    row.addProperty("build_s", Decimals.rounded(seconds, 2));
    return row;
  }

  /** Bytes of the live objects: what is left when collecting garbage frees nothing any more. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    while (true) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      if (used > least * 0.999) {
        return Math.min(used, least);
      }
      least = used;
    }
  }

  /** Gives a number of bytes. */
  @FunctionalInterface
  private interface LongSource {
    long get();
  }

  @Override
  public String summary(JsonObject figures) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonElement> part : figures.entrySet()) {
      lines.add(
          "%-16s %12s %10s %10s %10s"
              .formatted(part.getKey(), "bytes", "p50 us", "p99 us", "build s"));
      for (Map.Entry<String, JsonElement> peer : part.getValue().getAsJsonObject().entrySet()) {
        JsonObject row = peer.getValue().getAsJsonObject();
        lines.add(
            "%-16s %12.1f %10.2f %10.2f %10.2f"
                .formatted(
                    peer.getKey(),
                    row.get("bytes_per_entry").getAsDouble(),
                    row.get("p50_us").getAsDouble(),
                    row.get("p99_us").getAsDouble(),
                    row.get("build_s").getAsDouble()));
      }
    }
    return String.join("\n", lines) + '\n';
  }
}
