package io.shopguide.kg.query;

import static io.shopguide.kg.query.QueryTerm.id;
import static io.shopguide.kg.query.QueryTerm.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.shopguide.kg.GraphView;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Queries allocate nothing once their arrays have grown. */
class QueryAllocationTest {
  private final GraphView view = ModelGraph.random(1, 300, 3000).view;
  private final QueryScratch scratch = new QueryScratch();
  private final TopIds best = new TopIds(10);

  @Test
  void coOccurrence_warmed_allocatesNothing() {
    CoOccurrence coOccurrence = new CoOccurrence(view, scratch);
    assertAllocatesNothing(
        term -> {
          coOccurrence.subjectsSharingObjects(term, 0, best);
          coOccurrence.subjectsSharingObjects(term, 0, 300, best);
          coOccurrence.objectsSharingSubjects(0, term, best);
          coOccurrence.objectsSharingSubjects(0, term, 300, best);
        });
    assertTrue(scratch.ramBytesUsed() > 12L * view.termCount());
  }

  @Test
  void facets_warmed_allocatesNothing() {
    Facets facets = new Facets(view, scratch);
    BitSet subjects = new BitSet();
    view.subjects(0, subjects);
    double[] bounds = {0, 1, 2};
    int[] counts = new int[2];
    assertAllocatesNothing(
        term -> {
          facets.count(subjects, 1, best);
          facets.histogram(subjects, 1, bounds, counts);
        });
  }

  @Test
  void walks_warmed_allocateNothing() {
    List<WalkRelation> relations = List.of(WalkRelation.both(0), WalkRelation.forward(1));
    Hops hops = new Hops(view, relations);
    PersonalizedPageRank pageRank = new PersonalizedPageRank(view, relations, 0.2, 0.001, scratch);
    BitSet found = new BitSet();
    int[] seeds = new int[1];
    double[] weights = {1};
    assertAllocatesNothing(
        term -> {
          hops.within(term, 2, 200, found);
          seeds[0] = term;
          pageRank.rank(seeds, weights, best);
        });
  }

  @Test
  void preparedQuery_warmed_allocatesNothing() {
    PreparedQuery query =
        GraphQuery.builder()
            .where(variable("a"), id(0), variable("b"))
            .where(variable("b"), id(1), variable("c"))
            .where(variable("a"), id(2), variable("c"))
            .build()
            .prepare(view);
    RowVisitor visitor = row -> row[0] >= 0;
    assertAllocatesNothing(term -> query.run(Long.MAX_VALUE, Long.MAX_VALUE, visitor));
  }

  private void assertAllocatesNothing(IntConsumer query) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int term = 0; term < 100; term++) {
        query.accept(term);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least / 100); // a little is the measuring's own
  }
}
