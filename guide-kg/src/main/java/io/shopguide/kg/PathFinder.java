package io.shopguide.kg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what two entities have in common. Immutable and thread-safe.
 *
 * <p>A shared entity weighs ln(1 + n / d), where n entities are of the two's class and d of them
 * have it: sharing a rare brand says more than sharing a common colour. Finding takes time linear
 * in the degrees of the two.
 */
public final class PathFinder {
  private static final Comparator<GraphPath> BY_WEIGHT =
      Comparator.comparingDouble(GraphPath::weight).reversed();

  private final ProductGraph graph;

  /**
   * Makes a finder.
   *
   * @param graph where to find paths
   */
  public PathFinder(ProductGraph graph) {
    this.graph = graph;
  }

  /**
   * The entities that both of two entities of one class point to by the same relation.
   *
   * @param a where the paths begin
   * @param b where they end
   * @param limit the greatest number of paths
   * @return paths of two steps, the heaviest first; empty if the two are of different classes
   * @throws IndexOutOfBoundsException if one of them is not in the graph
   */
  public List<GraphPath> shared(int a, int b, int limit) {
    EntityClass owners = graph.classOf(a);
    List<GraphPath> paths = new ArrayList<>();
    if (owners.equals(graph.classOf(b))) {
      for (Relation relation : graph.relations()) {
        if (relation.subjectClass().equals(owners.name())) {
          addShared(paths, relation, a, b, owners.count());
        }
      }
    }
    paths.sort(BY_WEIGHT);
    return List.copyOf(paths.subList(0, Math.min(limit, paths.size())));
  }

  private static void addShared(
      List<GraphPath> paths, Relation relation, int a, int b, int population) {
    int p = relation.start(a);
    int q = relation.start(b);
    while (p < relation.end(a) && q < relation.end(b)) {
      int left = relation.target(p);
      int right = relation.target(q);
      if (left == right) {
        double weight = Math.log1p((double) population / relation.inverseDegree(left));
        paths.add(
            new GraphPath(
                List.of(
                    new GraphPath.Step(a, relation.predicate(), true, left),
                    new GraphPath.Step(left, relation.predicate(), false, b)),
                weight));
      }
      p += left <= right ? 1 : 0;
      q += right <= left ? 1 : 0;
    }
  }
}
