package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.Sense;
import io.shopguide.query.Draft.Placed;
import io.shopguide.query.Draft.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the findings of a complete draft. Not thread-safe; one per parse. */
final class Findings {
  private static final double CERTAIN = 0.95;
  private static final double CORRECTED = 0.7; // factor for a mention whose spelling was corrected

  private final Draft draft;

  Findings(Draft draft) {
    this.draft = draft;
  }

  /**
   * All findings in order of their start. One character may stand for several tokens ("℃", "㍿");
   * only the first finding on it counts.
   */
  List<Finding> inOrder() {
    List<Finding> apart = new ArrayList<>();
    int end = 0;
    for (Finding finding : all()) {
      if (finding.span().start() >= end) {
        apart.add(finding);
        end = finding.span().end();
      }
    }
    return apart;
  }

  /** The words that stand on no character of a finding; both lists are in order. */
  static List<Word> uncovered(List<Word> words, List<Finding> findings) {
    List<Word> uncovered = new ArrayList<>();
    int next = 0;
    for (Word word : words) {
      while (next < findings.size() && findings.get(next).span().end() <= word.span().start()) {
        next++;
      }
      if (next == findings.size() || findings.get(next).span().start() >= word.span().end()) {
        uncovered.add(word);
      }
    }
    return uncovered;
  }

  private List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    draft.placed().forEach(placed -> findings.add(withPolarity(placed)));
    for (int at = 0; at < draft.size(); at++) {
      Segment segment = draft.segment(at);
      if (segment != null && segment.first() == at && !segment.isCompound()) {
        findings.add(mention(segment));
      }
    }
    findings.sort(Comparator.comparingInt(finding -> finding.span().start()));
    return findings;
  }

  private Finding withPolarity(Placed placed) {
    return placed.finding() instanceof QuantityFinding q
        ? new QuantityFinding(
            q.span(),
            q.confidence(),
            draft.polarity(placed.first()),
            q.dimension(),
            q.low(),
            q.high())
        : placed.finding();
  }

  private ConceptFinding mention(Segment segment) {
    List<Sense> senses = segment.mention().senses();
    boolean corrected = false;
    for (int i = segment.first(); i < segment.end(); i++) {
      corrected |= draft.token(i).corrected();
    }
    List<Concept> concepts = senses.stream().map(Sense::concept).toList();
    return new ConceptFinding(
        draft.span(segment.first(), segment.end()),
        confidence(senses) * (corrected ? CORRECTED : 1),
        draft.polarity(segment.first()),
        concepts,
        draft.form(segment.first(), segment.end()),
        corrected);
  }

  /** The share of the first sense among all. */
  private static double confidence(List<Sense> senses) {
    double sum = senses.stream().mapToDouble(Sense::prior).sum();
    return CERTAIN * senses.get(0).prior() / sum;
  }
}
