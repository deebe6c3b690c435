package io.shopguide.query;

import io.shopguide.lexicon.Lexicon;
import io.shopguide.query.AdjustFinding.Adjustment;
import io.shopguide.query.OrderFinding.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The word lists of the parser, as read from the resources beside it. Immutable and thread-safe.
 *
 * @param before bounds before an amount
 * @param after bounds after an amount
 * @param ranges what joins the ends of a range; true if only after "between"
 * @param money names of money
 * @param units names of units
 * @param unitPrefixes words before a number that name what it counts
 * @param numbers English number words
 * @param negations what rules something out
 * @param connectors what joins the members of a list
 * @param orders wishes about the order
 * @param adjustments changes relative to what was shown
 * @param intents phrases that tell what the guide shall do; the value's detail follows a colon
 * @param references products shown, by rank
 * @param compounds fixed phrases that do not mean what their parts mean
 * @param stopWords function words
 * @param ordinary brand names that are ordinary words too
 * @param brandSigns words before a name that say it is a brand
 * @param known all words of the lists, so that none is taken for a misspelling
 * @param spelling the words of the lists that misspellings are corrected to
 */
record Grammar(
    Phrases<Side> before,
    Phrases<Side> after,
    Phrases<Boolean> ranges,
    Phrases<Money> money,
    Phrases<List<Unit>> units,
    Phrases<Dimension> unitPrefixes,
    Phrases<Long> numbers,
    Negations negations,
    Phrases<Boolean> connectors,
    Phrases<Order> orders,
    Phrases<Adjustment> adjustments,
    Phrases<IntentCue> intents,
    Phrases<Integer> references,
    Phrases<Boolean> compounds,
    Phrases<Boolean> stopWords,
    OrdinaryNames ordinary,
    Phrases<Boolean> brandSigns,
    Set<String> known,
    Lexicon spelling) {
  private static final int MIN_CORRECTED = 5; // letters of a list's word that is corrected to

  static Grammar read() {
    Phrases<Side> before = GrammarFile.phrases("bounds-before.tsv", Side::valueOf);
    Phrases<Side> after = GrammarFile.phrases("bounds-after.tsv", Side::valueOf);
    Phrases<Boolean> ranges = GrammarFile.phrases("ranges.tsv", "PAIR"::equals);
    Phrases<Money> money = Money.read("currencies.tsv");
    Phrases<List<Unit>> units = Unit.read("units.tsv");
    Phrases<Dimension> prefixes = GrammarFile.phrases("unit-prefixes.tsv", Dimension::valueOf);
    Phrases<Long> numbers = GrammarFile.phrases("numbers.tsv", Long::valueOf);
    Negations negations = Negations.read("negations.tsv");
    Phrases<Boolean> connectors = GrammarFile.list("connectors.txt");
    Phrases<Order> orders = GrammarFile.phrases("orders.tsv", Order::valueOf);
    Phrases<Adjustment> adjustments = GrammarFile.phrases("adjustments.tsv", Adjustment::valueOf);
    Phrases<IntentCue> intents = GrammarFile.phrases("intents.tsv", IntentCue::of);
    Phrases<Integer> references = GrammarFile.phrases("references.tsv", Integer::valueOf);
    Phrases<Boolean> compounds = GrammarFile.list("compounds.txt");
    Phrases<Boolean> stopWords = GrammarFile.list("stopwords.txt", "stopwords-zh.txt");
    return new Grammar(
        before,
        after,
        ranges,
        money,
        units,
        prefixes,
        numbers,
        negations,
        connectors,
        orders,
        adjustments,
        intents,
        references,
        compounds,
        stopWords,
        OrdinaryNames.read("ordinary.tsv"),
        GrammarFile.list("brand-signs.txt"),
        known(
            List.of(
                before,
                after,
                ranges,
                money,
                units,
                prefixes,
                numbers,
                negations.before(),
                negations.after(),
                negations.name(),
                connectors,
                orders,
                adjustments,
                intents,
                references,
                compounds,
                stopWords)),
        spelling(
            List.of(
                before, after, money, units, numbers, negations.before(), orders, adjustments)));
  }

  private static Set<String> known(List<Phrases<?>> lists) {
    Set<String> words = new HashSet<>();
    lists.forEach(list -> list.collectWords(words));
    return Set.copyOf(words);
  }

  private static Lexicon spelling(List<Phrases<?>> lists) {
    Lexicon.Builder spelling = Lexicon.builder();
    known(lists).stream()
        .filter(word -> word.length() >= MIN_CORRECTED)
        .forEach(word -> spelling.word(word, 1));
    return spelling.build();
  }
}
