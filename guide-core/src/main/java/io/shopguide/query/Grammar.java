package io.shopguide.query;

import com.carrotsearch.hppc.LongHashSet;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.TokenBuffer;
import io.shopguide.query.AdjustFinding.Adjustment;
import io.shopguide.query.OrderFinding.Order;
import java.util.List;

/**
 * The word lists of the parser, as read from the resources beside it. Immutable and thread-safe.
 *
 * @param before bounds before an amount
 * @param after bounds after an amount
 * @param ranges what joins the ends of a range; true if only after "between"
 * @param joints what joins a lower and an upper bound
 * @param counters what may follow a single Chinese digit that counts
 * @param money names of money
 * @param units names of units
 * @param unitPrefixes words before a number that name what it counts
 * @param letterSizes clothing sizes in letters
 * @param attributes words beside a quantity that name what it is about
 * @param numbers English number words
 * @param negations what rules something out
 * @param connectors what joins the members of a list
 * @param alternatives what joins things of which any one will do
 * @param titles what tells titles of works
 * @param orders wishes about the order
 * @param sorts parts of wishes about the order
 * @param adjustments changes relative to what was shown
 * @param intents phrases that tell what the guide shall do; the value's detail follows a colon
 * @param references products shown, by rank
 * @param compounds fixed phrases that do not mean what their parts mean
 * @param flavors a colour's name with what has it as flavour or scent
 * @param notColors what sounds like a Chinese colour and is none
 * @param stopWords function words
 * @param ordinary brand names that are ordinary words too
 * @param brandSigns words before a name that say it is a brand
 * @param places what makes a name before it no brand
 * @param quantityStarts hashes of the first tokens of quantities, other than digits and Chinese
 *     numerals
 * @param words the words of the lists
 * @param spelling the words of the lists that misspellings are corrected to
 */
record Grammar(
    Phrases<Limit> before,
    Phrases<Limit> after,
    Phrases<Boolean> ranges,
    Phrases<Boolean> joints,
    Phrases<Boolean> counters,
    Phrases<Money> money,
    Phrases<List<Unit>> units,
    Phrases<Dimension> unitPrefixes,
    Phrases<LetterSize> letterSizes,
    Phrases<List<AttributeCue>> attributes,
    Phrases<NumberWord> numbers,
    Negations negations,
    Phrases<Boolean> connectors,
    Phrases<Boolean> alternatives,
    Titles titles,
    Phrases<Order> orders,
    Phrases<SortWord> sorts,
    Phrases<Adjustment> adjustments,
    Phrases<IntentCue> intents,
    Phrases<Integer> references,
    Phrases<Boolean> compounds,
    Phrases<Boolean> flavors,
    Phrases<Boolean> notColors,
    Phrases<Boolean> stopWords,
    Phrases<Likelihood> ordinary,
    Phrases<Boolean> brandSigns,
    Phrases<Boolean> places,
    LongHashSet quantityStarts,
    Words words,
    Lexicon spelling) {
  private static final int MIN_CORRECTED = 5; // letters of a list's word that is corrected to

  static Grammar read() {
    Words words = new Words();
    Phrases<Limit> before = GrammarFile.phrases(words, "bounds-before.tsv", Limit::of);
    Phrases<Limit> after = GrammarFile.phrases(words, "bounds-after.tsv", Limit::of);
    Phrases<Boolean> ranges = GrammarFile.phrases(words, "ranges.tsv", "PAIR"::equals);
    Phrases<Money> money = Money.read(words, "currencies.tsv");
    Phrases<List<Unit>> units = Unit.read(words, "units.tsv");
    Phrases<Dimension> prefixes =
        GrammarFile.phrases(words, "unit-prefixes.tsv", Dimension::valueOf);
    Phrases<LetterSize> letterSizes = LetterSize.read(words, "letter-sizes.tsv");
    Phrases<NumberWord> numbers = NumberWord.read(words, "numbers.tsv");
    Negations negations = Negations.read(words, "negations.tsv");
    Phrases<Boolean> connectors = GrammarFile.list(words, "connectors.txt");
    Phrases<Boolean> alternatives = GrammarFile.list(words, "alternatives.txt");
    Phrases<Order> orders = GrammarFile.phrases(words, "orders.tsv", Order::valueOf);
    Phrases<Adjustment> adjustments =
        GrammarFile.phrases(words, "adjustments.tsv", Adjustment::valueOf);
    Phrases<IntentCue> intents = GrammarFile.phrases(words, "intents.tsv", IntentCue::of);
    Phrases<Integer> references = GrammarFile.phrases(words, "references.tsv", Integer::valueOf);
    Phrases<Boolean> compounds = GrammarFile.list(words, "compounds.txt");
    GrammarFile.addPairs(compounds, "compound-pairs.tsv");
    GrammarFile.rows("product-lines.txt").forEach(row -> words.add(row[0]));
    Phrases<Boolean> stopWords = GrammarFile.list(words, "stopwords.txt", "stopwords-zh.txt");
    return new Grammar(
        before,
        after,
        ranges,
        GrammarFile.list(words, "joints.txt"),
        GrammarFile.list(words, "counters.txt"),
        money,
        units,
        prefixes,
        letterSizes,
        AttributeCue.read(words, "quantity-attributes.tsv"),
        numbers,
        negations,
        connectors,
        alternatives,
        Titles.read(words, "titles.tsv"),
        orders,
        GrammarFile.phrases(words, "sorts.tsv", SortWord::of),
        adjustments,
        intents,
        references,
        compounds,
        GrammarFile.pairs(words, "flavors.tsv"),
        GrammarFile.list(words, "not-colors.txt"),
        stopWords,
        GrammarFile.phrases(words, "ordinary.tsv", Likelihood::valueOf),
        GrammarFile.list(words, "brand-signs.txt"),
        GrammarFile.list(words, "places.txt"),
        quantityStarts(List.of(before, money, prefixes, letterSizes, numbers)),
        words,
        spelling(
            List.of(
                before, after, money, units, numbers, negations.before(), orders, adjustments)));
  }

  private static LongHashSet quantityStarts(List<Phrases<?>> lists) {
    LongHashSet starts = new LongHashSet();
    List.of("a", "an", "-", "+", "minus", "negative", ".").forEach(w -> starts.add(hash(w)));
    List.of("米", "对", "半", "几", "数", "上", "负", "第").forEach(w -> starts.add(hash(w)));
    lists.forEach(list -> list.starts().forEach(w -> starts.add(hash(w))));
    return starts;
  }

  private static long hash(String word) {
    return TokenBuffer.hash(word);
  }

  private static Lexicon spelling(List<Phrases<?>> lists) {
    LexiconBuilder spelling = Lexicon.builder();
    lists.stream()
        .flatMap(list -> list.spellings().stream())
        .distinct()
        .filter(word -> word.length() >= MIN_CORRECTED)
        .forEach(word -> spelling.word(word, 1));
    return spelling.build();
  }
}
