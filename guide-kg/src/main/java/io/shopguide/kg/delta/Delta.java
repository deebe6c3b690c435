package io.shopguide.kg.delta;

import io.shopguide.kg.Term;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageTerms;
import java.util.Arrays;

/**
 * What was changed since the base was made. The ids of new terms and predicates follow those of the
 * base. Immutable and thread-safe, once its editor is done.
 */
final class Delta {
  private final Image base;
  private final ImageTerms baseTerms;
  private final AddedTerms<Term> terms;
  private final AddedTerms<String> predicates;
  private final int termCount;
  private final int predicateCount;
  private final PredicateDelta[] changes; // by predicate; null where nothing was changed
  private final int[] changedPredicates;
  private final long added;
  private final long removed;

  Delta(
      Image base, AddedTerms<Term> terms, AddedTerms<String> predicates, PredicateDelta[] changes) {
    this.base = base;
    this.baseTerms = base.terms();
    this.terms = terms;
    this.predicates = predicates;
    this.termCount = baseTerms.termCount() + terms.size();
    this.predicateCount = base.predicates().size() + predicates.size();
    this.changes = changes;
    long in = 0;
    long out = 0;
    int[] changed = new int[changes.length];
    int count = 0;
    for (int p = 0; p < changes.length; p++) {
      if (changes[p] != null) {
        in += changes[p].added();
        out += changes[p].removed();
        changed[count++] = p;
      }
    }
    this.changedPredicates = Arrays.copyOf(changed, count);
    this.added = in;
    this.removed = out;
  }

  static Delta none(Image base) {
    return new Delta(base, new AddedTerms<>(), new AddedTerms<>(), new PredicateDelta[0]);
  }

  Image base() {
    return base;
  }

  AddedTerms<Term> terms() {
    return terms;
  }

  AddedTerms<String> predicates() {
    return predicates;
  }

  int termCount() {
    return termCount;
  }

  int predicateCount() {
    return predicateCount;
  }

  long added() {
    return added;
  }

  long removed() {
    return removed;
  }

  /** The changes of a predicate, {@code null} for none. */
  PredicateDelta changes(int predicate) {
    return predicate >= 0 && predicate < changes.length ? changes[predicate] : null;
  }

  /** The predicates with changes, in ascending order; not to be changed. */
  int[] changedPredicates() {
    return changedPredicates;
  }

  PredicateDelta[] allChanges() {
    return changes;
  }

  int find(Term term) {
    int found = baseTerms.find(term);
    return found >= 0 ? found : addedTerm(terms.find(term));
  }

  int findIri(String iri) {
    int found = baseTerms.findIri(iri);
    return found >= 0 || termCount == baseTerms.termCount()
        ? found
        : addedTerm(terms.find(new Term.Iri(iri)));
  }

  private int addedTerm(int number) {
    int id = baseTerms.termCount() + number;
    return number >= 0 && id < termCount ? id : -1;
  }

  int findPredicate(String iri) {
    int found = base.predicate(iri);
    if (found >= 0 || predicateCount == base.predicates().size()) {
      return found;
    }
    int number = predicates.find(iri);
    int id = base.predicates().size() + number;
    return number >= 0 && id < predicateCount ? id : -1;
  }

  Term term(int id) {
    if (id < baseTerms.termCount()) {
      return baseTerms.term(id);
    }
    if (id >= termCount) {
      throw new IndexOutOfBoundsException("No term " + id + " among " + termCount);
    }
    return terms.get(id - baseTerms.termCount());
  }

  String predicate(int id) {
    int first = base.predicates().size();
    if (id < first) {
      return base.predicates().get(id);
    }
    if (id >= predicateCount) {
      throw new IndexOutOfBoundsException("No predicate " + id + " among " + predicateCount);
    }
    return predicates.get(id - first);
  }
}
