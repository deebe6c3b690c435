package io.shopguide.kg.build;

import io.shopguide.lexicon.ConceptKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts English titles into phrases of plain words. Not thread-safe; one per thread. */
final class TitlePhrases {
  private static final int MAX_WORDS = 3;
  private static final int MAX_TITLE_LENGTH = 500;
  private static final int MAX_ACRONYM_LENGTH = 4;
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}'’.-]++|[^\\s\\p{L}\\p{N}]");
  private static final Pattern WORD = Pattern.compile("\\p{L}++(?:[-'’]\\p{L}++)*+\\.?");

  /** Words after which the phrase names what the product goes with. */
  private static final Set<String> PREPOSITIONS =
      words(
          """
          for with w to from incl including in on of by without
          """);

  /** Words that end a phrase: function words, units, and words about the offer, not the thing. */
  private static final Set<String> BREAKS =
      words(
          """
          a an and or the x per no not cm mm m inch inches ft kg g gb mb tb ghz mhz hz w v va dpi
          ppm mah ml l mp gbit mbit pc pcs pc(s) s sheets pages pack piece pieces original
          compatible new refurbished retail bulk box edition series version year years user users
          de en uk us eu rpm gen pixels type color colour colours colors multicolour multicolor
          tri-color indoor outdoor male female internal external optical serial managed unmanaged
          matte matt glossy high-gloss round low-profile self-adhesive printable over english
          """);

  private final EntityNames names;

  TitlePhrases(EntityNames names) {
    this.names = names;
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  /** All phrases of a title, without the words of its brand and the names of colours. */
  List<TitlePhrase> of(String title, String brand, List<String> colors) {
    Set<String> excluded = new HashSet<>(List.of(brand.toLowerCase(Locale.ROOT).split("\\s+")));
    colors.forEach(color -> excluded.addAll(List.of(color.toLowerCase(Locale.ROOT).split("\\s+"))));
    List<TitlePhrase> phrases = new ArrayList<>();
    List<String> run = new ArrayList<>();
    boolean complement = false;
    Matcher tokens = TOKEN.matcher(title.substring(0, Math.min(title.length(), MAX_TITLE_LENGTH)));
    while (tokens.find()) {
      String token = tokens.group();
      String lower = token.toLowerCase(Locale.ROOT);
      String word = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
      boolean breaks =
          !WORD.matcher(token).matches()
              || BREAKS.contains(word)
              || PREPOSITIONS.contains(word)
              || excluded.contains(word)
              || names.find(ConceptKind.COLOR, word).isPresent();
      if (breaks) {
        addRun(phrases, run, complement);
        run.clear();
        complement |= PREPOSITIONS.contains(word);
        continue;
      }
      if (!run.isEmpty() && isLower(run.getLast()) && !isLower(token)) {
        // "keyboard USB QWERTY": a value follows the thing, not the rest of its name.
        addRun(phrases, run, complement);
        run.clear();
      }
      run.add(token);
    }
    addRun(phrases, run, complement);
    return phrases;
  }

  private static boolean isLower(String word) {
    return Character.isLowerCase(word.codePointAt(0));
  }

  /** "USB" and "LED" describe a thing; what the vocabulary knows, such as "TV", names one. */
  private boolean isAcronym(String word) {
    return word.length() <= MAX_ACRONYM_LENGTH
        && word.equals(word.toUpperCase(Locale.ROOT))
        && names.find(ConceptKind.CATEGORY, word).isEmpty();
  }

  private void addRun(List<TitlePhrase> phrases, List<String> run, boolean complement) {
    for (int end = 1; end <= run.size(); end++) {
      for (int start = Math.max(0, end - MAX_WORDS); start < end; start++) {
        String text = String.join(" ", run.subList(start, end));
        String folded = text.toLowerCase(Locale.ROOT);
        if (folded.length() > 2 && !isAcronym(run.get(end - 1))) {
          phrases.add(
              new TitlePhrase(
                  folded, end - start, end == run.size(), text.equals(folded), complement));
        }
      }
    }
  }
}
