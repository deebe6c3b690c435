package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Follows the stages of every n-th request: how long each took by itself, for a {@link
 * StageProfile}, and the whole tree of the slowest. Nothing that shoppers said or did is kept.
 *
 * <p>Holds up to 32 trees of up to 64 stages, and about 15 kB of counts.
 *
 * <p>Thread-safe.
 */
public final class StageTracer implements GuideMonitor {
  private static final int MOST_REQUESTS = 16;
  private static final int MOST_STAGES = 64;

  private final int oneIn;
  private final LongSupplier nanoClock;
  private final InstantSource clock;
  private final AtomicInteger requests = new AtomicInteger();
  private final StageCounts counts = new StageCounts();
  private final PriorityQueue<SlowRequest> slowest =
      new PriorityQueue<>(Comparator.comparingLong(SlowRequest::durationNanos));
  private volatile long slowEnough;

  /**
   * Makes a tracer.
   *
   * @param oneIn every how many requests one is followed, at least 1
   * @param nanoClock a monotonic clock in nanoseconds
   * @param clock where the time of a slow request is read from
   * @throws IllegalArgumentException if {@code oneIn} is less than 1
   */
  public StageTracer(int oneIn, LongSupplier nanoClock, InstantSource clock) {
    if (oneIn < 1) {
      throw new IllegalArgumentException("One in " + oneIn + " requests cannot be followed");
    }
    this.oneIn = oneIn;
    this.nanoClock = nanoClock;
    this.clock = clock;
  }

  /** The span of a stage that is not followed, which those inside it recognize. */
  private enum NotFollowed implements MonitorSpan {
    SPAN
  }

  /** A running stage of a followed request. */
  private final class Run implements MonitorSpan {
    private final Stage stage;
    private final Run parent;
    private final Tree tree;
    private final int depth;
    private final long startNanos;
    private long endNanos;
    private long insideNanos;
    private Outcome outcome = Outcome.OK;

    Run(Stage stage, Run parent) {
      this.stage = stage;
      this.parent = parent;
      this.tree = parent == null ? new Tree() : parent.tree;
      this.depth = parent == null ? 0 : parent.depth + 1;
      tree.add(this);
      this.startNanos = nanoClock.getAsLong();
    }

    @Override
    public void end(Outcome how) {
      long now = nanoClock.getAsLong();
      long own;
      synchronized (tree) {
        endNanos = now;
        outcome = how;
        own = ownNanos();
        if (parent != null) {
          parent.insideNanos += now - startNanos;
        }
      }
      counts.add(stage, own, how);
      if (parent == null && now - startNanos > slowEnough) {
        keep(tree.frozen());
      }
    }

    /** Stages inside may run side by side and take longer together. */
    private long ownNanos() {
      return Math.max(0, endNanos - startNanos - insideNanos);
    }
  }

  /** The stages of a request in the order in which they began. */
  private final class Tree {
    private final List<Run> runs = new ArrayList<>(8);

    synchronized void add(Run run) {
      if (runs.size() < MOST_STAGES) {
        runs.add(run);
      }
    }

    synchronized SlowRequest frozen() {
      long start = runs.getFirst().startNanos;
      return new SlowRequest(
          clock.instant(),
          runs.stream()
              .map(
                  run ->
                      new SlowRequest.StageRun(
                          run.stage,
                          run.depth,
                          run.startNanos - start,
                          Math.max(0, run.endNanos - run.startNanos),
                          run.ownNanos(),
                          run.outcome))
              .toList());
    }
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    if (parent instanceof Run run) {
      return new Run(stage, run);
    }
    boolean isRequest = stage != Stage.OPEN && stage != Stage.BUILD;
    return parent != NotFollowed.SPAN
            && isRequest
            && Integer.remainderUnsigned(requests.getAndIncrement(), oneIn) == 0
        ? new Run(stage, null)
        : NotFollowed.SPAN;
  }

  private void keep(SlowRequest request) {
    synchronized (slowest) {
      slowest.add(request);
      if (slowest.size() > MOST_REQUESTS) {
        slowest.remove();
        slowEnough = slowest.element().durationNanos();
      }
    }
  }

  /**
   * What the followed requests took since the tracer was made.
   *
   * @return a copy of the counts
   */
  public StageProfile profile() {
    return counts.profile();
  }

  /**
   * The slowest of the followed requests since the last call, up to 16.
   *
   * @return the slowest first
   */
  public List<SlowRequest> takeSlowest() {
    synchronized (slowest) {
      List<SlowRequest> taken = new ArrayList<>(slowest);
      taken.sort(Comparator.comparingLong(SlowRequest::durationNanos).reversed());
      slowest.clear();
      slowEnough = 0;
      return List.copyOf(taken);
    }
  }
}
