package io.shopguide.benchmarks.lexicon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Forms of a shop's lexicon and queries: phrases of one to four of 60,000 made-up words,
 * Zipf-skewed, and queries of two to nine words of which phrases cover about half.
 *
 * @param forms different, even without their spaces
 * @param queries words with one space between them
 * @param mentions of each query, by brute force
 */
public record ShopForms(List<String> forms, List<String> queries, List<Set<Mention>> mentions) {
  private static final int WORDS = 60_000;
  private static final int QUERIES = 5_000;
  private static final double SKEW = 0.9;
  private static final int MOST_SINGLES = 30_000;
  private static final double PHRASE_SHARE = 0.38;

  /**
   * A form in a query.
   *
   * @param start offset of its first character
   * @param end offset after its last character
   * @param form its place among the forms
   */
  public record Mention(int start, int end, int form) implements Comparable<Mention> {
    @Override
    public int compareTo(Mention other) {
      int byStart = Integer.compare(start, other.start);
      int byEnd = byStart == 0 ? Integer.compare(end, other.end) : byStart;
      return byEnd == 0 ? Integer.compare(form, other.form) : byEnd;
    }
  }

  /**
   * Makes forms and queries.
   *
   * @param count number of forms
   * @param seed of both
   * @return the same for the same arguments
   */
  public static ShopForms make(int count, long seed) {
    Random random = new Random(seed);
    List<String> words = Words.make(WORDS, random);
    double[] cumulative = new double[WORDS];
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1 / Math.pow(i + 1, SKEW);
      cumulative[i] = sum;
    }
    Map<String, String> formOfKey = new HashMap<>();
    Set<String> singles = new HashSet<>();
    int singleCount = (int) Math.min(count * 15L / 100, MOST_SINGLES);
    while (singles.size() < singleCount) {
      String word = words.get(random.nextInt(WORDS));
      if (singles.add(word)) {
        formOfKey.put(word, word);
      }
    }
    while (formOfKey.size() < count) {
      int kind = random.nextInt(85);
      int length = kind < 40 ? 2 : kind < 68 ? 3 : 4;
      StringBuilder form = new StringBuilder(words.get(skewed(cumulative, random)));
      for (int i = 1; i < length; i++) {
        form.append(' ').append(words.get(skewed(cumulative, random)));
      }
      formOfKey.putIfAbsent(key(form.toString()), form.toString());
    }
    List<String> forms = new ArrayList<>(new TreeSet<>(formOfKey.values()));
    Collections.shuffle(forms, random);
    return withQueries(forms, words.stream().filter(w -> !singles.contains(w)).toList(), random);
  }

  private static String key(String form) {
    return form.replace(" ", "");
  }

  private static int skewed(double[] cumulative, Random random) {
    double drawn = random.nextDouble() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] < drawn) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static ShopForms withQueries(List<String> forms, List<String> fillers, Random random) {
    Map<String, Integer> idOfForm = new HashMap<>();
    Map<String, Integer> idOfKey = new HashMap<>();
    for (int i = 0; i < forms.size(); i++) {
      idOfForm.put(forms.get(i), i);
      idOfKey.put(key(forms.get(i)), i);
    }
    List<String> queries = new ArrayList<>();
    List<Set<Mention>> mentions = new ArrayList<>();
    while (queries.size() < QUERIES) {
      String query = query(forms, fillers, random);
      Set<Mention> found = bruteForce(query, idOfForm, false);
      // A query in which a form stands over other spaces than its own is drawn again: whether that
      // is a mention is a matter of taste.
      if (found.equals(bruteForce(query, idOfKey, true))) {
        queries.add(query);
        mentions.add(found);
      }
    }
    return new ShopForms(List.copyOf(forms), List.copyOf(queries), List.copyOf(mentions));
  }

  private static String query(List<String> forms, List<String> fillers, Random random) {
    int length = 2 + random.nextInt(8);
    StringBuilder query = new StringBuilder();
    int words = 0;
    while (words < length) {
      String piece = fillers.get(random.nextInt(fillers.size()));
      if (random.nextDouble() < PHRASE_SHARE) {
        String form = forms.get(random.nextInt(forms.size()));
        piece = words + wordCount(form) <= length ? form : piece;
      }
      query.append(words == 0 ? "" : " ").append(piece);
      words += wordCount(piece);
    }
    return query.toString();
  }

  private static int wordCount(String text) {
    return 1 + (int) text.chars().filter(c -> c == ' ').count();
  }

  private static Set<Mention> bruteForce(String query, Map<String, Integer> ids, boolean joined) {
    Set<Mention> found = new TreeSet<>();
    for (int start = 0; start < query.length(); start++) {
      if (start > 0 && query.charAt(start - 1) != ' ') {
        continue;
      }
      for (int end = start + 1; end <= query.length(); end++) {
        boolean ends = end == query.length() || query.charAt(end) == ' ';
        String piece = ends ? query.substring(start, end) : "";
        Integer id = ends ? ids.get(joined ? key(piece) : piece) : null;
        if (id != null) {
          found.add(new Mention(start, end, id));
        }
      }
    }
    return found;
  }
}
