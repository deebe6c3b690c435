package io.shopguide.lexicon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What words mean: surface forms in both languages with the concepts they may stand for, and the
 * words a misspelling may stand for.
 *
 * <p>Forms match whatever their case, width, hyphens and spaces ("T-Shirt", "t shirt", "tshirt"),
 * and in the other number if they are English nouns ("watch", "watches"). Chinese is matched at
 * every character, without segmentation, in simplified and traditional characters alike.
 *
 * <p>Finding all mentions takes one pass, linear in the text; the forms themselves are not kept,
 * only 57 bits of their hashes, so that a text that is no form is taken for one with a probability
 * of about 1e-11. The methods that take buffers allocate nothing. Immutable and thread-safe.
 */
public final class Lexicon {
  private static final int MIN_PART = 3; // letters of a word that was joined to another one

  private final Layer base;
  private final Layer changes; // null if there are none
  private final MentionScan scan;
  private final int firstChanged; // the ordinal of the first changed form
  private final int formCount;

  Lexicon(Layer base) {
    this(base, null, base.senses().formCount());
  }

  /** A lexicon with changes; {@code formCount} of its forms have senses. */
  Lexicon(Layer base, Layer changes, int formCount) {
    this.base = base;
    this.changes = changes;
    this.scan = new MentionScan(base, changes);
    this.firstChanged = base.senses().formCount();
    this.formCount = formCount;
  }

  /**
   * Starts a lexicon.
   *
   * @return an empty builder
   */
  public static LexiconBuilder builder() {
    return new LexiconBuilder();
  }

  /**
   * Maps a file that {@link #save} wrote. Takes some milliseconds for a million forms, in which all
   * of it is read once and compared with its checksums.
   *
   * @param file the file, which must not change as long as the lexicon is used
   * @return the lexicon
   * @throws LexiconFormatException if the file is no whole lexicon; the message names the place and
   *     the remedy
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Lexicon open(Path file) {
    List<Section> sections = LexiconFile.map(file);
    try {
      return new Lexicon(Layer.of(sections));
    } catch (IllegalArgumentException e) {
      throw LexiconFile.damaged(file, e.getMessage());
    }
  }

  /**
   * Writes a file that {@link #open} maps. An existing file is replaced at once when the new one is
   * complete and on the disk.
   *
   * @param file the file
   * @throws IllegalStateException if this lexicon has changes, see {@link LiveLexicon}
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    if (changes != null) {
      throw new IllegalStateException(
          "A lexicon with changes cannot be saved; call LiveLexicon.rebuild first");
    }
    LexiconFile.write(file, base.sections());
  }

  boolean hasChanges() {
    return changes != null;
  }

  /**
   * Finds all places where a form stands, overlapping ones included.
   *
   * @param tokens the tokens of a text
   * @param found receives the mentions in place of what it held, in order of their first token, the
   *     shorter first
   */
  public void scan(TokenBuffer tokens, MentionBuffer found) {
    found.clear();
    scan.scan(tokens, found);
  }

  /**
   * All places where a form stands, overlapping ones included.
   *
   * @param tokens the tokens of a text
   * @return the mentions, in order of their first token, the shorter first
   */
  public List<Mention> mentions(List<Token> tokens) {
    TokenBuffer buffer = new TokenBuffer();
    buffer.read(tokens);
    MentionBuffer found = new MentionBuffer();
    scan(buffer, found);
    List<Mention> mentions = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      mentions.add(new Mention(found.first(i), found.end(i), senses(found.form(i))));
    }
    return mentions;
  }

  /**
   * What a form may mean.
   *
   * @param form a whole form in any spelling variant
   * @return the senses, the most likely first; empty if the form is unknown
   */
  public List<Sense> senses(String form) {
    return sensesOfKey(FormKey.of(form));
  }

  List<Sense> sensesOfKey(String key) {
    int changed = changes == null ? FormIndex.MISSING : changes.forms().ordinal(key);
    int found = changed >= 0 ? firstChanged + changed : base.forms().ordinal(key);
    return found < 0 ? List.of() : senses(found);
  }

  /**
   * What a form may mean.
   *
   * @param form ordinal of a form of this lexicon
   * @return the senses, the most likely first
   */
  public List<Sense> senses(int form) {
    return table(form).senses(place(form));
  }

  private SenseTable table(int form) {
    return form < firstChanged ? base.senses() : changes.senses();
  }

  private int place(int form) {
    return form < firstChanged ? form : form - firstChanged;
  }

  /**
   * The number of concepts that a form may mean.
   *
   * @param form ordinal of a form of this lexicon
   * @return a count
   */
  public int senseCount(int form) {
    return table(form).senseCount(place(form));
  }

  /**
   * A concept that a form may mean. Concepts are made when they are first asked for.
   *
   * @param form ordinal of a form of this lexicon
   * @param sense its rank, 0 for the most likely
   * @return the concept
   * @throws IndexOutOfBoundsException if the form has no such sense
   */
  public Concept concept(int form, int sense) {
    return table(form).concept(place(form), sense);
  }

  /**
   * The kind of a concept that a form may mean.
   *
   * @param form ordinal of a form of this lexicon
   * @param sense its rank, 0 for the most likely
   * @return the kind
   * @throws IndexOutOfBoundsException if the form has no such sense
   */
  public ConceptKind kind(int form, int sense) {
    return table(form).kind(place(form), sense);
  }

  /**
   * The language in which a form means a concept.
   *
   * @param form ordinal of a form of this lexicon
   * @param sense its rank, 0 for the most likely
   * @return the language
   * @throws IndexOutOfBoundsException if the form has no such sense
   */
  public Language language(int form, int sense) {
    return table(form).language(place(form), sense);
  }

  /**
   * How likely a form means a concept.
   *
   * @param form ordinal of a form of this lexicon
   * @param sense its rank, 0 for the most likely
   * @return greater than 0; only its ratio to the form's others counts
   * @throws IndexOutOfBoundsException if the form has no such sense
   */
  public double prior(int form, int sense) {
    return table(form).prior(place(form), sense);
  }

  /**
   * Whether a word is spelled as one of a form or of the catalogue.
   *
   * @param word a normalized word
   * @return true if it needs no correction
   */
  public boolean knows(String word) {
    return base.spelling().contains(word) || (changes != null && changes.spelling().contains(word));
  }

  /**
   * Whether a token is spelled as a word of a form or of the catalogue.
   *
   * @param tokens the tokens of a text
   * @param token index of the token
   * @return true if it needs no correction
   */
  public boolean knows(TokenBuffer tokens, int token) {
    return frequency(tokens.chars(), tokens.from(token), tokens.to(token), tokens.hash(token)) >= 0;
  }

  /** How often a word occurs, -1 if it is unknown. */
  private long frequency(char[] chars, int from, int to, long hash) {
    long frequency = frequency(base, chars, from, to, hash);
    return changes == null
        ? frequency
        : Math.max(frequency, frequency(changes, chars, from, to, hash));
  }

  private static long frequency(Layer layer, char[] chars, int from, int to, long hash) {
    int word = layer.spelling().find(chars, from, to, hash);
    return word < 0 ? -1 : layer.spelling().words().frequency(word);
  }

  /**
   * The known word that a misspelling probably stands for. Words under four letters, words with
   * digits and known words are never corrected.
   *
   * @param word a normalized word
   * @return the most likely known word one edit away
   */
  public Optional<Correction> correction(String word) {
    SpellingBuffer found = new SpellingBuffer();
    if (found.search().start(word)) {
      correct(1, found);
    }
    return found.size() == 0
        ? Optional.empty()
        : Optional.of(new Correction(found.word(0), found.confidence(0)));
  }

  /**
   * Finds the known words that a token probably stands for. An edit is a letter too many, missing
   * or wrong, or two neighbours swapped. Words under four letters, words with digits and known
   * words are never corrected. One edit takes time quadratic in the word; two edits some hundred
   * times as long.
   *
   * @param tokens the tokens of a text
   * @param token index of the token
   * @param edits the most edits to allow: 1, or 2 for words of at least eight letters; for shorter
   *     ones 2 counts as 1
   * @param found receives the words in place of what it held: by the kinds of the edits, neighbours
   *     on the keyboard, doubled letters and frequency
   */
  public void corrections(TokenBuffer tokens, int token, int edits, SpellingBuffer found) {
    found.clear();
    if (found.search().start(tokens, token)) {
      correct(edits, found);
    }
  }

  private void correct(int edits, SpellingBuffer found) {
    EditSearch search = found.search();
    long hash = Hash.of(search.typed(), 0, search.length());
    if (!Corrector.isCorrectable(search)
        || frequency(search.typed(), 0, search.length(), hash) >= 0) {
      return;
    }
    Corrector.addCorrections(base.spelling(), edits, found);
    if (changes != null) {
      Corrector.addCorrections(changes.spelling(), edits, found);
    }
  }

  /**
   * Finds all known words near a token, without judging them. Words of more than 32 letters are
   * near nothing.
   *
   * @param tokens the tokens of a text
   * @param token index of the token
   * @param edits the most edits to allow, 1 or 2
   * @param found gives scratch memory; the words that it held stay
   * @param near receives each word once, in no order
   */
  public void near(
      TokenBuffer tokens, int token, int edits, SpellingBuffer found, WordVisitor near) {
    if (!found.search().start(tokens, token)) {
      return;
    }
    visitNear(base, edits, found.search(), near);
    if (changes != null) {
      visitNear(changes, edits, found.search(), near);
    }
  }

  private static void visitNear(Layer layer, int edits, EditSearch search, WordVisitor near) {
    layer.spelling().search(search, edits);
    for (int i = 0; i < search.found().size(); i++) {
      int word = search.found().get(i);
      int length = layer.spelling().words().copy(word, search.word());
      near.visit(search.word(), length, layer.spelling().words().frequency(word));
    }
  }

  /** Receives words. */
  @FunctionalInterface
  public interface WordVisitor {
    /**
     * Called for each word.
     *
     * @param letters the word's letters, only valid during the call
     * @param length the number of letters
     * @param frequency how often the word occurs
     */
    void visit(char[] letters, int length, long frequency);
  }

  /**
   * Finds the Chinese words of forms that sound like some Chinese characters and are written with
   * others, as pinyin keyboards confuse them.
   *
   * @param tokens the tokens of a text
   * @param first index of the first token, of a Chinese character
   * @param end index after the last one; nothing is found unless they are 2 to 8
   * @param found receives the words in place of what it held; the same syllables rank before
   *     similar ones, and fewer other characters before more
   */
  public void homophones(TokenBuffer tokens, int first, int end, SpellingBuffer found) {
    found.clear();
    if (end - first < HomophoneIndex.MIN_LENGTH || end - first > HomophoneIndex.MAX_LENGTH) {
      return;
    }
    base.homophones().addHomophones(tokens, first, end, found);
    if (changes != null) {
      changes.homophones().addHomophones(tokens, first, end, found);
    }
  }

  /**
   * Where a space is missing in a word: "gamingmouse" is two known words of at least three letters.
   * Linear in the word, of which at most 32 letters are considered.
   *
   * @param tokens the tokens of a text
   * @param token index of the token
   * @return the number of letters of the first word, to be handed to {@link TokenBuffer#split}; 0
   *     if the token is known or no such two words
   */
  public int splitPoint(TokenBuffer tokens, int token) {
    int length = tokens.length(token);
    if (!tokens.isWord(token)
        || length < 2 * MIN_PART
        || length > SpellingIndex.MAX_LENGTH
        || knows(tokens, token)) {
      return 0;
    }
    char[] chars = tokens.chars();
    int from = tokens.from(token);
    int to = tokens.to(token);
    long head = 0;
    long most = -1;
    int best = 0;
    for (int at = 1; at <= length - MIN_PART; at++) {
      head = Hash.append(head, chars[from + at - 1]);
      if (at >= MIN_PART) {
        long first = frequency(chars, from, from + at, head);
        long tail = Hash.tail(tokens.hash(token), head, length - at);
        long both = first < 0 ? -1 : Math.min(first, frequency(chars, from + at, to, tail));
        if (both > most) {
          most = both;
          best = at;
        }
      }
    }
    return best;
  }

  /** What a built lexicon and its changes share. */
  Layer base() {
    return base;
  }

  /**
   * The number of distinct forms, inflected ones included.
   *
   * @return a count
   */
  public int formCount() {
    return formCount;
  }

  /**
   * The number of distinct words that spelling is corrected to, those changed since the last
   * rebuild counted again.
   *
   * @return a count
   */
  public int wordCount() {
    return base.spelling().size() + (changes == null ? 0 : changes.spelling().size());
  }

  /**
   * How much memory this lexicon takes, in the heap if it was built and in the mapped file if it
   * was opened.
   *
   * @return bytes by purpose
   */
  public LexiconSize size() {
    return changes == null
        ? LexiconSize.of(base)
        : LexiconSize.of(base).plus(LexiconSize.of(changes));
  }

  /**
   * An estimate of the memory this lexicon holds.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return size().total();
  }

  @Override
  public String toString() {
    return "Lexicon[" + formCount() + " forms, " + wordCount() + " words]";
  }
}
