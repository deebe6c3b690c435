package io.shopguide.monitoring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps a provider's exceptions away from the guide's callers: they are counted, and the first of
 * each kind of call is logged.
 */
final class GuardedMonitor implements SafeMonitor {
  private static final Logger LOGGER = System.getLogger(GuideMonitor.class.getName());
  private static final CandidateObserver NO_CANDIDATES = count -> {};
  private static final QueryObserver NO_QUERIES = new QueryObserver() {};

  /** The kinds of calls, each of which is logged once. */
  private enum Call {
    IS_ENABLED("isEnabled"),
    NANO_TIME("nanoTime"),
    STAGE_STARTED("stageStarted"),
    STAGE_FINISHED("stageFinished"),
    SPAN_END("MonitorSpan.end"),
    QUERY_PARSED("queryParsed"),
    CANDIDATES_FOUND("candidatesFound"),
    RESULTS_RETURNED("resultsReturned"),
    ZERO_RESULTS("zeroResults"),
    DEGRADED("degraded"),
    REQUEST_REFUSED("requestRefused"),
    FEEDBACK_RECORDED("feedbackRecorded"),
    GENERATION_SWITCHED("generationSwitched"),
    DRIFT_TESTED("driftTested"),
    BIND("the binding of labels");

    private final String method;

    Call(String method) {
      this.method = method;
    }
  }

  private final GuideMonitor delegate;
  private final Set<Call> logged = ConcurrentHashMap.newKeySet();
  private final LongAdder failures = new LongAdder();

  GuardedMonitor(GuideMonitor delegate) {
    this.delegate = delegate;
  }

  /** Number of calls that threw. */
  long failures() {
    return failures.sum();
  }

  GuideMonitor delegate() {
    return delegate;
  }

  @Override
  public boolean isEnabled() {
    try {
      return delegate.isEnabled();
    } catch (Throwable e) {
      failed(Call.IS_ENABLED, e);
      return false;
    }
  }

  @Override
  public long nanoTime() {
    try {
      return delegate.nanoTime();
    } catch (Throwable e) {
      failed(Call.NANO_TIME, e);
      return System.nanoTime();
    }
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    try {
      MonitorSpan span = delegate.stageStarted(stage, parent);
      return span == null ? MonitorSpan.none() : span;
    } catch (Throwable e) {
      failed(Call.STAGE_STARTED, e);
      return MonitorSpan.none();
    }
  }

  @Override
  public void endSpan(MonitorSpan span, Outcome outcome) {
    try {
      span.end(outcome);
    } catch (Throwable e) {
      failed(Call.SPAN_END, e);
    }
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    try {
      delegate.stageFinished(stage, durationNanos, outcome);
    } catch (Throwable e) {
      failed(Call.STAGE_FINISHED, e);
    }
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    try {
      if (delegate.isEnabled()) {
        delegate.queryParsed(language, intent, findings, unresolvedWords, intentConfidence);
      }
    } catch (Throwable e) {
      failed(Call.QUERY_PARSED, e);
    }
  }

  @Override
  public void candidatesFound(String source, int count) {
    try {
      if (delegate.isEnabled()) {
        delegate.candidatesFound(source, count);
      }
    } catch (Throwable e) {
      failed(Call.CANDIDATES_FOUND, e);
    }
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    try {
      if (delegate.isEnabled()) {
        delegate.resultsReturned(count, topScore);
      }
    } catch (Throwable e) {
      failed(Call.RESULTS_RETURNED, e);
    }
  }

  @Override
  public void zeroResults(String language, String intent) {
    try {
      if (delegate.isEnabled()) {
        delegate.zeroResults(language, intent);
      }
    } catch (Throwable e) {
      failed(Call.ZERO_RESULTS, e);
    }
  }

  @Override
  public void degraded(Stage stage, String reason) {
    try {
      if (delegate.isEnabled()) {
        delegate.degraded(stage, reason);
      }
    } catch (Throwable e) {
      failed(Call.DEGRADED, e);
    }
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    try {
      if (delegate.isEnabled()) {
        delegate.requestRefused(stage, reason);
      }
    } catch (Throwable e) {
      failed(Call.REQUEST_REFUSED, e);
    }
  }

  @Override
  public void feedbackRecorded(String kind) {
    try {
      if (delegate.isEnabled()) {
        delegate.feedbackRecorded(kind);
      }
    } catch (Throwable e) {
      failed(Call.FEEDBACK_RECORDED, e);
    }
  }

  @Override
  public void generationSwitched(long from, long to) {
    try {
      if (delegate.isEnabled()) {
        delegate.generationSwitched(from, to);
      }
    } catch (Throwable e) {
      failed(Call.GENERATION_SWITCHED, e);
    }
  }

  @Override
  public void driftTested(String feature, double value, double limit, boolean drifted) {
    try {
      if (delegate.isEnabled()) {
        delegate.driftTested(feature, value, limit, drifted);
      }
    } catch (Throwable e) {
      failed(Call.DRIFT_TESTED, e);
    }
  }

  @Override
  public CandidateObserver candidates(String source) {
    try {
      CandidateObserver observer = delegate.candidates(source);
      return observer == null ? NO_CANDIDATES : new GuardedCandidates(observer);
    } catch (Throwable e) {
      failed(Call.BIND, e);
      return NO_CANDIDATES;
    }
  }

  @Override
  public QueryObserver queries(String language, String intent) {
    try {
      QueryObserver observer = delegate.queries(language, intent);
      return observer == null ? NO_QUERIES : new GuardedQueries(observer);
    } catch (Throwable e) {
      failed(Call.BIND, e);
      return NO_QUERIES;
    }
  }

  /** Counts and logs; what means that the JVM itself is at its end is thrown on. */
  private void failed(Call call, Throwable e) {
    if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
      throw error;
    }
    failures.increment();
    if (logged.add(call)) {
      LOGGER.log(
          Level.WARNING,
          "The monitor %s failed in %s; later failures there are not logged"
              .formatted(delegate.getClass().getName(), call.method),
          e);
    }
  }

  private final class GuardedCandidates implements CandidateObserver {
    private final CandidateObserver observer;

    GuardedCandidates(CandidateObserver observer) {
      this.observer = observer;
    }

    @Override
    public void found(int count) {
      try {
        if (delegate.isEnabled()) {
          observer.found(count);
        }
      } catch (Throwable e) {
        failed(Call.CANDIDATES_FOUND, e);
      }
    }
  }

  private final class GuardedQueries implements QueryObserver {
    private final QueryObserver observer;

    GuardedQueries(QueryObserver observer) {
      this.observer = observer;
    }

    @Override
    public void parsed(int findings, int unresolvedWords, double intentConfidence) {
      try {
        if (delegate.isEnabled()) {
          observer.parsed(findings, unresolvedWords, intentConfidence);
        }
      } catch (Throwable e) {
        failed(Call.QUERY_PARSED, e);
      }
    }

    @Override
    public void zeroResults() {
      try {
        if (delegate.isEnabled()) {
          observer.zeroResults();
        }
      } catch (Throwable e) {
        failed(Call.ZERO_RESULTS, e);
      }
    }
  }
}
