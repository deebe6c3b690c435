package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the steps that some relations allow. Each way of a relation is a track; tracks are numbered
 * from 0. Not thread-safe; one per thread.
 */
final class Walker {
  private final GraphView view;
  private final Neighbours neighbours;
  private final Track[] tracks;

  /** One way of one relation. */
  record Track(int predicate, boolean forward, double weight) {}

  Walker(GraphView view, List<WalkRelation> relations) {
    this.view = view;
    this.neighbours = view.neighbours();
    this.tracks =
        relations.stream()
            .filter(relation -> relation.predicate() != GraphView.NONE)
            .mapMulti(Walker::<Track>split)
            .toArray(Track[]::new);
    checkDistinct();
  }

  private static void split(WalkRelation relation, Consumer<Track> consumer) {
    if (relation.direction() != Direction.INVERSE) {
      consumer.accept(new Track(relation.predicate(), true, relation.weight()));
    }
    if (relation.direction() != Direction.FORWARD) {
      consumer.accept(new Track(relation.predicate(), false, relation.weight()));
    }
  }

  private void checkDistinct() {
    Set<Long> seen = new HashSet<>();
    for (Track track : tracks) {
      if (!seen.add(2L * track.predicate() + (track.forward() ? 1 : 0))) {
        throw new IllegalArgumentException(
            "Two relations walk the predicate %d <%s> the same way"
                .formatted(track.predicate(), view.predicate(track.predicate())));
      }
    }
  }

  int trackCount() {
    return tracks.length;
  }

  Track track(int track) {
    return tracks[track];
  }

  /** Reads where a step from a term can lead, into {@link #ids}. */
  int next(int track, int id) {
    Track t = tracks[track];
    return read(t.predicate(), id, t.forward());
  }

  /** Reads where a step to a term can come from, into {@link #ids}. */
  int previous(int track, int id) {
    Track t = tracks[track];
    return read(t.predicate(), id, !t.forward());
  }

  private int read(int predicate, int id, boolean forward) {
    return forward ? neighbours.objects(id, predicate) : neighbours.subjects(predicate, id);
  }

  int[] ids() {
    return neighbours.ids();
  }

  /** Number of steps from a term. */
  int degree(int id) {
    int degree = 0;
    for (Track t : tracks) {
      degree += count(t.predicate(), id, t.forward());
    }
    return degree;
  }

  /** Number of steps to a term. */
  int inverseDegree(int id) {
    int degree = 0;
    for (Track t : tracks) {
      degree += count(t.predicate(), id, !t.forward());
    }
    return degree;
  }

  /** The weights of all steps from a term together. */
  double weightedDegree(int id) {
    double degree = 0;
    for (Track t : tracks) {
      degree += t.weight() * count(t.predicate(), id, t.forward());
    }
    return degree;
  }

  private int count(int predicate, int id, boolean forward) {
    return forward ? view.degree(id, predicate) : view.inverseDegree(predicate, id);
  }
}
