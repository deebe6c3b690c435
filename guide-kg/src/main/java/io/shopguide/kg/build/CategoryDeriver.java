package io.shopguide.kg.build;

import com.carrotsearch.hppc.IntHashSet;
import io.shopguide.kg.EntityRef;
import io.shopguide.kg.Statement;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Guesses from English titles what sort of product each is. Not thread-safe; one per thread.
 *
 * <p>A phrase that names a sort of product recurs over several products and, unlike the name of a
 * model line, over several brands. In a title it tends to end a run of plain words, since English
 * noun phrases end with their head, and to be written in lower case. A phrase's score combines how
 * often it recurs with these shares; a product gets the best phrase of its title, if any is good.
 * The vocabulary's categories need not recur. The longer phrase wins where it is common by itself,
 * and is then linked to the shorter one as {@code broader}.
 */
final class CategoryDeriver {
  static final String PREDICATE = "derived_category";
  static final String BROADER = "broader";

  private static final int MIN_PRODUCTS = 4;
  private static final int MIN_BRANDS = 2;

  /** What a phrase that only the vocabulary knows scores, and how little is too little. */
  private static final double SCORE_OF_KNOWN = 0.1;

  private static final double MIN_SCORE = 0.05;
  private static final String CATEGORY = "Category";

  private final EntityNames names;
  private final TitlePhrases phrases;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<String, Integer> brandNumbers = new HashMap<>();
  private final Set<EntityRef> stated = new HashSet<>();

  private record Entry(String product, String brand, String title, List<String> colors) {}

  /** How one phrase is used. */
  private static final class Tally {
    private int products;
    private int ends;
    private int lower;
    private int complements;
    private IntHashSet brands;
    private double score;
  }

  CategoryDeriver(Vocabulary vocabulary) {
    this.names = new EntityNames(vocabulary);
    this.phrases = new TitlePhrases(names);
  }

  void add(String product, String brand, String title, List<String> colors) {
    entries.add(new Entry(product, brand, title, List.copyOf(colors)));
  }

  /** Says for each product added what it probably is. */
  void derive(Consumer<? super Statement> sink, FeedOptions options) {
    if (entries.isEmpty()) {
      return;
    }
    ProgressMeter meter = new ProgressMeter("deriving categories", 3L * entries.size(), options);
    long done = 0;
    for (Entry entry : entries) {
      meter.tick(done++);
      count(entry);
    }
    tallies.values().removeIf(tally -> tally.products < MIN_PRODUCTS);
    for (Entry entry : entries) {
      meter.tick(done++);
      countBrand(entry);
    }
    int minBrands = Math.min(MIN_BRANDS, brandNumbers.size());
    tallies.forEach((text, tally) -> tally.score = score(text, tally, minBrands));
    for (Entry entry : entries) {
      meter.tick(done++);
      best(entry).ifPresent(phrase -> state(entry, phrase, sink));
    }
    meter.finish(done);
  }

  private List<TitlePhrase> phrases(Entry entry) {
    return phrases.of(entry.title(), entry.brand(), entry.colors());
  }

  private void count(Entry entry) {
    Set<String> counted = new HashSet<>();
    for (TitlePhrase phrase : phrases(entry)) {
      if (counted.add(phrase.text())) {
        Tally tally = tallies.computeIfAbsent(phrase.text(), text -> new Tally());
        tally.products++;
        tally.ends += phrase.endsRun() ? 1 : 0;
        tally.lower += phrase.lower() ? 1 : 0;
        tally.complements += phrase.complement() ? 1 : 0;
      }
    }
  }

  private void countBrand(Entry entry) {
    int brand = brandNumbers.computeIfAbsent(entry.brand(), name -> brandNumbers.size());
    for (TitlePhrase phrase : phrases(entry)) {
      Tally tally = tallies.get(phrase.text());
      if (tally != null) {
        if (tally.brands == null) {
          tally.brands = new IntHashSet();
        }
        tally.brands.add(brand);
      }
    }
  }

  /** Zero for a phrase that cannot name a sort of product. */
  private double score(String text, Tally tally, int minBrands) {
    boolean known = isKnown(text);
    if (!known && tally.brands.size() < minBrands) {
      return 0;
    }
    double products = tally.products;
    double ends = tally.ends / products;
    double lower = tally.lower / products;
    double own = 1 - tally.complements / products;
    double spread = Math.min(1, Math.log1p(tally.brands.size()) / Math.log(8));
    double recurrence = Math.log(products) / Math.log(entries.size() + 1.0);
    return recurrence * spread * ends * own * (0.35 + lower) * (known ? 2 : 1);
  }

  private Optional<TitlePhrase> best(Entry entry) {
    TitlePhrase best = null;
    double bestScore = 0;
    for (TitlePhrase phrase : phrases(entry)) {
      double score = scoreIn(phrase);
      if (score > bestScore) {
        bestScore = score;
        best = phrase;
      }
    }
    return Optional.ofNullable(best);
  }

  private double scoreIn(TitlePhrase phrase) {
    Tally tally = tallies.get(phrase.text());
    double base;
    if (tally != null) {
      base = tally.score;
    } else {
      base = isKnown(phrase.text()) ? SCORE_OF_KNOWN : 0;
    }
    double place = (phrase.endsRun() ? 1 : 0.3) * (phrase.complement() ? 0.3 : 1);
    double length = 1 + 0.5 * (phrase.words() - 1);
    double score = base * place * length;
    return score < MIN_SCORE ? 0 : score;
  }

  private void state(Entry entry, TitlePhrase phrase, Consumer<? super Statement> sink) {
    EntityRef category = category(phrase.text(), sink);
    EntityRef product = new EntityRef(CatalogueExtractor.PRODUCT, entry.product());
    sink.accept(new Relates(product, PREDICATE, category));
    if (!isKnown(phrase.text()) && stated.add(category)) {
      stateBroader(category, phrase.text(), sink);
    }
  }

  /** The vocabulary does not know a "networking cable", but that a cable is a category. */
  private void stateBroader(EntityRef category, String text, Consumer<? super Statement> sink) {
    for (int cut = text.indexOf(' '); cut >= 0; cut = text.indexOf(' ', cut + 1)) {
      String head = text.substring(cut + 1);
      if (isKnown(head)) {
        sink.accept(new Relates(category, BROADER, category(head, sink)));
        return;
      }
    }
  }

  private boolean isKnown(String text) {
    return names.find(ConceptKind.CATEGORY, text).isPresent();
  }

  private EntityRef category(String text, Consumer<? super Statement> sink) {
    Optional<Concept> concept = names.find(ConceptKind.CATEGORY, text);
    EntityRef category =
        new EntityRef(CATEGORY, concept.map(Concept::key).orElseGet(() -> Keys.kebab(text)));
    sink.accept(new HasLabel(category, Language.ENGLISH, text));
    return category;
  }
}
