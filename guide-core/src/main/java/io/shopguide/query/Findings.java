package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.MentionBuffer;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Placed;
import io.shopguide.query.Draft.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the findings of a complete draft. Not thread-safe; one per thread. */
final class Findings {
  private static final double CERTAIN = 0.95;
  private static final double CORRECTED = 0.7; // factor for a mention whose spelling was corrected
  private static final Comparator<Finding> BY_START =
      Comparator.comparingInt(finding -> finding.span().start());

  private final Draft draft;
  private final Lexicon lexicon;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> audiences = new ArrayList<>(); // inside sorts of products
  private int nextMention;

  Findings(Draft draft, Lexicon lexicon) {
    this.draft = draft;
    this.lexicon = lexicon;
  }

  /**
   * All findings in order of their start, in a list that the next parse fills anew. One character
   * may stand for several tokens ("℃", "㍿"); only the first finding on it counts. The audience of a
   * sort of product follows it.
   */
  List<Finding> inOrder(MentionBuffer mentions) {
    findings.clear();
    audiences.clear();
    nextMention = 0;
    for (int i = 0; i < draft.placed().size(); i++) {
      findings.add(withPolarity(draft.placed().get(i)));
    }
    for (int at = 0; at < draft.size(); at++) {
      Segment segment = draft.segment(at);
      if (segment != null && segment.first() == at && !segment.isCompound()) {
        findings.add(mention(segment));
        if (segment.length() > 1 && segment.means(ConceptKind.CATEGORY)) {
          addAudience(segment, mentions);
        }
      }
    }
    findings.sort(BY_START);
    int kept = 0;
    int end = 0;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.span().start() >= end) {
        findings.set(kept++, finding);
        end = finding.span().end();
      }
    }
    truncate(findings, kept);
    if (!audiences.isEmpty()) {
      findings.addAll(audiences);
      findings.sort(BY_START);
    }
    return findings;
  }

  /** Adds the audience that a sort of product starts with, as in 女鞋 and "dog food". */
  private void addAudience(Segment segment, MentionBuffer mentions) {
    for (; nextMention < mentions.size(); nextMention++) {
      int first = mentions.first(nextMention);
      int end = mentions.end(nextMention);
      if (first > segment.first()) {
        return;
      }
      if (first == segment.first()
          && end < segment.end()
          && !draft.isType(end, Token.Type.DIGITS)) { // not of a "cat 6 cable"
        int form = mentions.form(nextMention);
        for (int sense = 0; sense < lexicon.senseCount(form); sense++) {
          if (lexicon.kind(form, sense) == ConceptKind.AUDIENCE) {
            audiences.add(mention(draft.mention(first, end, form, lexicon.concept(form, sense))));
            return;
          }
        }
      }
    }
  }

  /** Removes the words that stand on a character of a finding; both lists are in order. */
  static void removeCovered(List<Word> words, List<Finding> findings) {
    int kept = 0;
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      while (next < findings.size() && findings.get(next).span().end() <= word.span().start()) {
        next++;
      }
      if (next == findings.size() || findings.get(next).span().start() >= word.span().end()) {
        words.set(kept++, word);
      }
    }
    truncate(words, kept);
  }

  private static void truncate(List<?> list, int size) {
    while (list.size() > size) {
      list.remove(list.size() - 1);
    }
  }

  private Finding withPolarity(Placed placed) {
    return placed.finding() instanceof QuantityFinding q
            && draft.polarity(placed.first()) != q.polarity()
        ? q.with(draft.polarity(placed.first()))
        : placed.finding();
  }

  private ConceptFinding mention(Segment segment) {
    int first = segment.first();
    int end = segment.end();
    boolean corrected = draft.isCorrected(first, end);
    return new ConceptFinding(
        draft.span(first, end),
        confidence(segment) * (corrected ? CORRECTED : 1),
        draft.polarity(first),
        concepts(segment),
        draft.form(first, end),
        corrected);
  }

  /** What a segment may mean: its most likely sense, then those like it, brands or none, first. */
  private List<Concept> concepts(Segment segment) {
    int form = segment.form();
    int count = lexicon.senseCount(form);
    if (count == 1) {
      return List.of(segment.concept());
    }
    Concept[] concepts = new Concept[count];
    concepts[0] = segment.concept();
    int next = 1;
    for (boolean like : new boolean[] {true, false}) {
      for (int i = 0; i < count; i++) {
        Concept concept = lexicon.concept(form, i);
        boolean isLike = segment.means(ConceptKind.BRAND) == (concept.kind() == ConceptKind.BRAND);
        if (isLike == like && !concept.equals(segment.concept())) {
          concepts[next++] = concept;
        }
      }
    }
    return List.of(concepts);
  }

  /** The share of the segment's sense among all of its form. */
  private double confidence(Segment segment) {
    double sum = 0;
    double own = 0;
    for (int i = 0; i < lexicon.senseCount(segment.form()); i++) {
      double prior = lexicon.prior(segment.form(), i);
      sum += prior;
      own = lexicon.concept(segment.form(), i).equals(segment.concept()) ? prior : own;
    }
    return CERTAIN * own / sum;
  }
}
