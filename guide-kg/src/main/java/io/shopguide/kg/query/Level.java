package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;

/**
 * Finds what one variable can stand for while those before it are bound. Not thread-safe; one per
 * thread.
 *
 * <p>Every pattern with the variable allows some ids: the neighbours of its other end, or, while
 * that is not bound, all subjects or objects of its predicate. The shortest list is read; lists
 * that are not much longer are read, too, and intersected by leaping from each to the next id that
 * it has in common with the others (Veldhuizen, Leapfrog Triejoin, ICDT 2014); for the rest the ids
 * that are left are looked up. So a level takes time in proportion to the shortest list, which
 * makes the whole join worst-case optimal up to a logarithm (Ngo, Porat, Ré and Rudra, Worst-case
 * Optimal Join Algorithms, JACM 2018).
 */
final class Level {
  /** Reading so many ids in a row takes about as long as looking one up. */
  private static final int LOOKUP_COST = 16;

  private final int variable;
  private final boolean isPredicate;
  private final GraphView view;
  private final Domains domains;
  private final Atom[] atoms;
  private final Restriction restriction; // null for none
  private final Neighbours[] neighbours; // by atom
  private final long[] sizes; // by atom, of the lists
  private final int[][] lists;
  private final int[] lengths;
  private final int[] positions;
  private int listCount;
  private final Atom[] checks;
  private int checkCount;

  Level(BoundQuery query, int variable) {
    this.variable = variable;
    this.isPredicate = query.isPredicate(variable);
    this.view = query.view();
    this.domains = query.domains();
    this.atoms = query.atomsOf(variable);
    this.restriction = query.restriction(variable);
    this.neighbours = new Neighbours[atoms.length];
    for (int i = 0; i < atoms.length; i++) {
      neighbours[i] = view.neighbours();
    }
    this.sizes = new long[atoms.length];
    this.lists = new int[atoms.length + 1][];
    this.lengths = new int[atoms.length + 1];
    this.positions = new int[atoms.length + 1];
    this.checks = new Atom[atoms.length];
  }

  int variable() {
    return variable;
  }

  Atom[] atoms() {
    return atoms;
  }

  /** The length of the shortest list, while the variable is not bound. */
  long size(int[] binding) {
    long least = restriction == null ? Long.MAX_VALUE : restriction.ids().length;
    for (Atom atom : atoms) {
      least = Math.min(least, size(atom, binding));
    }
    return isPredicate && least > 0 ? domains.predicates().length : least;
  }

  private long size(Atom atom, int[] binding) {
    if (isPredicate || atom.isOtherEndBound(variable, binding)) {
      return atom.count(view, binding);
    }
    return domains.size(atom.predicate(binding), atom.isSubject(variable));
  }

  /** Starts over. If the budget does not suffice, there are no candidates. */
  void open(int[] binding, StepBudget budget) {
    binding[variable] = GraphView.ANY;
    listCount = 0;
    checkCount = 0;
    if (isPredicate) {
      openPredicates(budget);
    } else {
      openTerms(binding, budget);
    }
  }

  private void openPredicates(StepBudget budget) {
    int[] all = domains.predicates();
    if (budget.take(all.length)) {
      addList(all, all.length);
      for (Atom atom : atoms) {
        checks[checkCount++] = atom;
      }
    }
  }

  private void openTerms(int[] binding, StepBudget budget) {
    int shortest = -1;
    long least = restriction == null ? Long.MAX_VALUE : restriction.ids().length;
    for (int i = 0; i < atoms.length; i++) {
      sizes[i] = size(atoms[i], binding);
      if (sizes[i] < least) {
        shortest = i;
        least = sizes[i];
      }
    }
    if (least == 0 || !budget.take(least)) {
      return;
    }
    if (shortest < 0) {
      addList(restriction.ids(), restriction.ids().length);
    } else {
      read(shortest, binding);
    }
    for (int i = 0; i < atoms.length; i++) {
      boolean isBound = atoms[i].isOtherEndBound(variable, binding);
      if (i == shortest) {
        if (atoms[i].isLoop()) {
          checks[checkCount++] = atoms[i];
        }
      } else if (isBound && sizes[i] / LOOKUP_COST <= least) {
        if (!budget.take(sizes[i])) {
          listCount = 0;
          return;
        }
        read(i, binding);
      } else {
        checks[checkCount++] = atoms[i];
      }
    }
  }

  private void read(int index, int[] binding) {
    Atom atom = atoms[index];
    Neighbours list = neighbours[index];
    int predicate = atom.predicate(binding);
    if (!atom.isOtherEndBound(variable, binding)) {
      int[] ids = domains.get(predicate, atom.isSubject(variable));
      addList(ids, ids.length);
    } else if (atom.isSubject(variable)) {
      int length = list.subjects(predicate, atom.object(binding));
      addList(list.ids(), length);
    } else {
      int length = list.objects(atom.subject(binding), predicate);
      addList(list.ids(), length);
    }
  }

  private void addList(int[] ids, int length) {
    lists[listCount] = ids;
    lengths[listCount] = length;
    positions[listCount++] = 0;
  }

  /** Binds the variable to the next candidate; at the end, to none. */
  boolean next(int[] binding) {
    while (listCount > 0 && leap()) {
      int candidate = lists[0][positions[0]++];
      binding[variable] = candidate;
      if ((restriction == null || restriction.contains(candidate)) && passesChecks(binding)) {
        return true;
      }
    }
    binding[variable] = GraphView.ANY;
    return false;
  }

  /** Moves all lists on to the next id that they have in common. */
  private boolean leap() {
    int agreeing = 1;
    int list = 0;
    if (positions[0] == lengths[0]) {
      return false;
    }
    int wanted = lists[0][positions[0]];
    while (agreeing < listCount) {
      list = list + 1 == listCount ? 0 : list + 1;
      int position = seek(lists[list], positions[list], lengths[list], wanted);
      positions[list] = position;
      if (position == lengths[list]) {
        return false;
      }
      int found = lists[list][position];
      agreeing = found == wanted ? agreeing + 1 : 1;
      wanted = found;
    }
    return true;
  }

  /** The first position from one on with at least a value; by doubling steps. */
  static int seek(int[] ids, int start, int end, int value) {
    int step = 1;
    int low = start; // all before are less
    int high = start;
    while (high < end && ids[high] < value) {
      low = high + 1;
      high = step > end - low ? end : low + step;
      step *= 2;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ids[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean passesChecks(int[] binding) {
    for (int i = 0; i < checkCount; i++) {
      if (checks[i].count(view, binding) == 0) {
        return false;
      }
    }
    return true;
  }
}
