package io.shopguide.lexicon;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What forms mean, by their ordinal: for each sense the number of its concept, its language and its
 * prior in some bits, without objects. Immutable and thread-safe.
 */
final class SenseTable {
  private static final Language[] LANGUAGES = Language.values();
  private static final int LANGUAGE_BITS = 1;

  private final Packed ends; // of each form's senses
  private final Packed senses; // prior's number, language, concept from the lowest bits on
  private final int conceptBits;
  private final ByteBuffer priors; // the distinct ones
  private final ConceptTable concepts;

  SenseTable(Section ends, Section senses, Section priors, ConceptTable concepts) {
    this.ends = new Packed(ends);
    this.senses = new Packed(senses);
    this.conceptBits = priors.width();
    this.priors = priors.bytes();
    this.concepts = concepts;
    if (conceptBits < 0 || conceptBits + LANGUAGE_BITS > Packed.MAX_WIDTH) {
      throw new IllegalArgumentException("Concepts of " + conceptBits + " bits");
    }
  }

  /** A table of the senses of each form, by ordinal. */
  static SenseTable of(List<List<Sense>> sensesOfForm) {
    Map<Concept, Integer> conceptIds = new HashMap<>();
    Map<Double, Integer> priorIds = new HashMap<>();
    List<Concept> concepts = new ArrayList<>();
    int count = 0;
    for (List<Sense> senses : sensesOfForm) {
      for (Sense sense : senses) {
        if (conceptIds.putIfAbsent(sense.concept(), concepts.size()) == null) {
          concepts.add(sense.concept());
        }
        priorIds.putIfAbsent(sense.prior(), priorIds.size());
        count++;
      }
    }
    int conceptBits = Packed.widthFor(Math.max(0, concepts.size() - 1));
    List<Language> languages = List.of(LANGUAGES);
    int[] ends = new int[sensesOfForm.size()];
    long[] codes = new long[count];
    int at = 0;
    for (int form = 0; form < ends.length; form++) {
      for (Sense sense : sensesOfForm.get(form)) {
        long prior = priorIds.get(sense.prior());
        long language = languages.indexOf(sense.language());
        long head = prior << LANGUAGE_BITS | language;
        codes[at++] = head << conceptBits | conceptIds.get(sense.concept());
      }
      ends[form] = at;
    }
    ByteBuffer priors = ByteBuffer.allocate(Double.BYTES * priorIds.size());
    priorIds.forEach(
        (prior, id) ->
            LittleEndian.putLong(priors, Double.BYTES * id, Double.doubleToLongBits(prior)));
    return new SenseTable(
        Packed.pack(ends.length, count, i -> ends[(int) i]),
        Packed.pack(count, Arrays.stream(codes).max().orElse(0), i -> codes[(int) i]),
        new Section(priors, priorIds.size(), conceptBits),
        ConceptTable.of(concepts));
  }

  int formCount() {
    return ends.size();
  }

  private int start(int form) {
    return form == 0 ? 0 : ends.getInt(form - 1L);
  }

  int senseCount(int form) {
    return ends.getInt(form) - start(form);
  }

  /** The number of a concept of a form, the most likely being the first. */
  int conceptId(int form, int sense) {
    return (int) (code(form, sense) & ((1L << conceptBits) - 1));
  }

  Concept concept(int form, int sense) {
    return concepts.concept(conceptId(form, sense));
  }

  ConceptKind kind(int form, int sense) {
    return concepts.kind(conceptId(form, sense));
  }

  Language language(int form, int sense) {
    return LANGUAGES[(int) (code(form, sense) >>> conceptBits) & 1];
  }

  double prior(int form, int sense) {
    int id = (int) (code(form, sense) >>> (conceptBits + LANGUAGE_BITS));
    return Double.longBitsToDouble(LittleEndian.getLong(priors, Double.BYTES * id));
  }

  private long code(int form, int sense) {
    int at = start(form) + sense;
    if (sense < 0 || at >= ends.getInt(form)) {
      throw new IndexOutOfBoundsException("Form " + form + " has no sense " + sense);
    }
    return senses.get(at);
  }

  List<Sense> senses(int form) {
    Sense[] list = new Sense[senseCount(form)];
    for (int i = 0; i < list.length; i++) {
      list[i] = new Sense(concept(form, i), language(form, i), prior(form, i));
    }
    return List.of(list);
  }

  int conceptCount() {
    return concepts.size();
  }

  Concept concept(int id) {
    return concepts.concept(id);
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(ends.section());
    sections.add(senses.section());
    sections.add(new Section(priors, priors.limit() / Double.BYTES, conceptBits));
    sections.addAll(concepts.sections());
    return sections;
  }

  long byteCount() {
    return ends.section().byteCount()
        + senses.section().byteCount()
        + priors.limit()
        + concepts.byteCount();
  }
}
