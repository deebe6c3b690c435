package io.shopguide.lexicon;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Forms with their senses, and words: all of a lexicon, or what changed since it was built.
 * Immutable and thread-safe.
 *
 * @param forms finds forms
 * @param senses what they mean, by ordinal
 * @param spelling the words that spelling is corrected to
 * @param homophones the Chinese words that others may sound like
 */
record Layer(
    FormIndex forms, SenseTable senses, SpellingIndex spelling, HomophoneIndex homophones) {

  static Layer of(
      SortedMap<String, List<Sense>> sensesOfKey,
      Map<String, Long> frequencies,
      Map<String, Long> chineseFrequencies) {
    FormIndex forms = FormIndex.of(List.copyOf(sensesOfKey.keySet()));
    List<List<Sense>> senses = new ArrayList<>(Collections.nCopies(sensesOfKey.size(), List.of()));
    sensesOfKey.forEach((key, list) -> senses.set(forms.ordinal(key), list));
    return new Layer(
        forms,
        SenseTable.of(senses),
        new SpellingIndex(frequencies),
        new HomophoneIndex(chineseFrequencies));
  }

  /**
   * The parts as they are written to a file.
   *
   * @return in the order that {@link #of(List)} takes them
   */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    ByteBuffer seed = ByteBuffer.allocate(Long.BYTES);
    LittleEndian.putLong(seed, 0, forms.seed());
    sections.add(new Section(seed, 1, Long.SIZE));
    sections.add(forms.table().section());
    sections.add(forms.filter().section());
    sections.addAll(senses.sections());
    sections.addAll(spelling.words().sections());
    sections.addAll(spelling.buckets().sections());
    sections.addAll(homophones.words().sections());
    sections.addAll(homophones.buckets().sections());
    return sections;
  }

  /** The number of sections of a file. */
  static final int SECTIONS = 21;

  /**
   * Reads the parts.
   *
   * @throws IllegalArgumentException if they contradict themselves
   */
  static Layer of(List<Section> sections) {
    FormIndex forms =
        new FormIndex(
            new FormTable(sections.get(1)),
            new PrefixFilter(sections.get(2)),
            LittleEndian.getLong(sections.get(0).bytes(), 0));
    ConceptTable concepts = new ConceptTable(sections.get(6), sections.get(7), sections.get(8));
    return new Layer(
        forms,
        new SenseTable(sections.get(3), sections.get(4), sections.get(5), concepts),
        new SpellingIndex(words(sections, 9), buckets(sections, 13)),
        new HomophoneIndex(words(sections, 15), buckets(sections, 19)));
  }

  private static WordStore words(List<Section> sections, int first) {
    return new WordStore(
        sections.get(first),
        sections.get(first + 1),
        sections.get(first + 2),
        sections.get(first + 3));
  }

  private static HashBuckets buckets(List<Section> sections, int first) {
    return new HashBuckets(sections.get(first), sections.get(first + 1));
  }
}
