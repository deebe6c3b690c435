package io.shopguide.query.tagger;

/** Features that words and characters share: what lists and the training text say of runs. */
final class KnowledgeTemplates {
  private KnowledgeTemplates() {}

  /** Features of the names in lists. */
  static void names(SequenceAnalysis sequence, int i, FeatureSink out) {
    for (int list = 0; list < sequence.lists(); list++) {
      for (int at = i - 1; at <= i + 1; at++) {
        out.next();
        int position = SequenceAnalysis.position(sequence.name(list, at));
        if (position != 0) {
          out.add(position);
        }
      }
      out.next();
      if (sequence.name(list, i) != 0) {
        out.add(sequence.name(list, i));
      }
    }
    if (sequence.lists() > 0) {
      long here = sequence.positions(i);
      out.next().add(here);
      out.next().add(sequence.positions(i - 1), here);
      out.next().add(here, sequence.positions(i + 1));
    }
  }

  /** Features of the entities of the training text. */
  static void entities(SequenceAnalysis sequence, int i, FeatureSink out) {
    for (int at = i - 1; at <= i + 1; at++) {
      out.next();
      if (sequence.entity(at) > 0) {
        out.add(sequence.entity(at));
      }
      out.next();
      if (sequence.entityDetail(at) != 0) {
        out.add(sequence.entityDetail(at));
      }
    }
    out.next().add(sequence.entity(i - 1), sequence.entity(i));
    out.next().add(sequence.entity(i), sequence.entity(i + 1));
    out.next().add(sequence.entityDetail(i - 1), sequence.entityDetail(i));
    out.next().add(sequence.entityDetail(i), sequence.entityDetail(i + 1));
  }
}
