package io.shopguide.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A lexicon whose forms change while it is used: a few added and removed forms over one that was
 * built or opened.
 *
 * <p>An update takes time linear in all changes since the last rebuild, so make many changes in one
 * update, and rebuild when they are more than some ten thousand. Thread-safe: readers take {@link
 * #current} and never wait, writers wait for each other.
 */
public final class LiveLexicon {
  private final Object writing = new Object();
  private final List<Change> log = new ArrayList<>(); // guarded by writing, since the last rebuild
  private LexiconBuilder changes; // guarded by writing
  private volatile Lexicon current;

  /** A form that was added, or removed if {@code language} is null. */
  private record Change(Concept concept, Language language, String form, double prior) {
    void applyTo(LexiconBuilder builder) {
      if (language == null) {
        builder.remove(concept, form);
      } else {
        builder.add(concept, language, form, prior);
      }
    }
  }

  /**
   * Starts without changes.
   *
   * @param base the lexicon to change
   * @throws IllegalArgumentException if it is a lexicon with changes of another one
   */
  public LiveLexicon(Lexicon base) {
    if (base.hasChanges()) {
      throw new IllegalArgumentException(
          "Changes of changes: take a lexicon that was built or opened");
    }
    current = base;
    changes = LexiconBuilder.changing(base);
  }

  /**
   * The lexicon with all updates so far.
   *
   * @return an immutable lexicon; ordinals of forms are valid with it only
   */
  public Lexicon current() {
    return current;
  }

  /**
   * Makes changes that become visible together.
   *
   * @param edits is called once and makes the changes; if it throws, none is made
   */
  public void update(Consumer<Editor> edits) {
    Editor editor = new Editor();
    edits.accept(editor);
    synchronized (writing) {
      editor.made.forEach(change -> change.applyTo(changes));
      log.addAll(editor.made);
      current = changes.build();
    }
  }

  /**
   * Merges the changes into a newly built lexicon, which becomes the current one. Writers wait
   * meanwhile, readers do not.
   *
   * @param forms all forms and words from where the base had them, such as the graph; the changes
   *     since the last rebuild are made to it
   */
  public void rebuild(LexiconBuilder forms) {
    synchronized (writing) {
      log.forEach(change -> change.applyTo(forms));
      Lexicon built = forms.build();
      changes = LexiconBuilder.changing(built);
      log.clear();
      current = built;
    }
  }

  /** Collects the changes of one update. Not thread-safe; one per update. */
  public static final class Editor {
    private final List<Change> made = new ArrayList<>();

    private Editor() {}

    /**
     * Adds a form of a concept, as {@link LexiconBuilder#add} does.
     *
     * @param concept what it means
     * @param language the language of the form
     * @param form the form in any spelling
     * @param prior how likely the form means this concept
     * @return this editor
     * @throws IllegalArgumentException unless {@code prior} is finite and greater than 0
     */
    public Editor add(Concept concept, Language language, String form, double prior) {
      Objects.requireNonNull(language, "language");
      LexiconBuilder.requirePrior(concept, form, prior);
      made.add(new Change(concept, language, Objects.requireNonNull(form, "form"), prior));
      return this;
    }

    /**
     * Takes back a form of a concept, as {@link LexiconBuilder#remove} does.
     *
     * @param concept what it meant
     * @param form the form in any spelling
     * @return this editor
     */
    public Editor remove(Concept concept, String form) {
      Objects.requireNonNull(concept, "concept");
      made.add(new Change(concept, null, Objects.requireNonNull(form, "form"), 0));
      return this;
    }
  }
}
