package io.shopguide.monitoring;

import java.util.ArrayList;
import java.util.List;

/** Tells several monitors in order; what one throws keeps nothing from the others. */
final class CompositeMonitor implements SafeMonitor {
  private final GuardedMonitor[] parts;

  private CompositeMonitor(List<GuardedMonitor> parts) {
    this.parts = parts.toArray(GuardedMonitor[]::new);
  }

  static GuideMonitor of(List<GuideMonitor> monitors) {
    List<GuardedMonitor> parts = new ArrayList<>();
    for (GuideMonitor monitor : monitors) {
      switch (GuideMonitor.guarded(monitor)) {
        case GuardedMonitor guarded -> parts.add(guarded);
        case CompositeMonitor composite -> parts.addAll(List.of(composite.parts));
        default -> {
          // The monitor that is off takes no part.
        }
      }
    }
    return switch (parts.size()) {
      case 0 -> GuideMonitor.none();
      case 1 -> parts.getFirst();
      default -> new CompositeMonitor(parts);
    };
  }

  /** The spans that the parts started, in their order; {@code null} for a part that was off. */
  private static final class Spans implements MonitorSpan {
    private final MonitorSpan[] parts;

    Spans(MonitorSpan[] parts) {
      this.parts = parts;
    }
  }

  @Override
  public boolean isEnabled() {
    for (GuardedMonitor part : parts) {
      if (part.isEnabled()) {
        return true;
      }
    }
    return false;
  }

  /** The clock of the first part that is on. */
  @Override
  public long nanoTime() {
    for (GuardedMonitor part : parts) {
      if (part.isEnabled()) {
        return part.nanoTime();
      }
    }
    return System.nanoTime();
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    MonitorSpan[] spans = new MonitorSpan[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEnabled()) {
        MonitorSpan above = parent instanceof Spans s ? s.parts[i] : null;
        spans[i] = parts[i].stageStarted(stage, above == null ? MonitorSpan.none() : above);
      }
    }
    return new Spans(spans);
  }

  @Override
  public void endSpan(MonitorSpan span, Outcome outcome) {
    if (span instanceof Spans spans) {
      for (int i = 0; i < parts.length; i++) {
        if (spans.parts[i] != null) {
          parts[i].endSpan(spans.parts[i], outcome);
        }
      }
    }
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    for (GuardedMonitor part : parts) {
      if (part.isEnabled()) {
        part.stageFinished(stage, durationNanos, outcome);
      }
    }
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    for (GuardedMonitor part : parts) {
      part.queryParsed(language, intent, findings, unresolvedWords, intentConfidence);
    }
  }

  @Override
  public void candidatesFound(String source, int count) {
    for (GuardedMonitor part : parts) {
      part.candidatesFound(source, count);
    }
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    for (GuardedMonitor part : parts) {
      part.resultsReturned(count, topScore);
    }
  }

  @Override
  public void zeroResults(String language, String intent) {
    for (GuardedMonitor part : parts) {
      part.zeroResults(language, intent);
    }
  }

  @Override
  public void degraded(Stage stage, String reason) {
    for (GuardedMonitor part : parts) {
      part.degraded(stage, reason);
    }
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    for (GuardedMonitor part : parts) {
      part.requestRefused(stage, reason);
    }
  }

  @Override
  public void feedbackRecorded(String kind) {
    for (GuardedMonitor part : parts) {
      part.feedbackRecorded(kind);
    }
  }

  @Override
  public void generationSwitched(long from, long to) {
    for (GuardedMonitor part : parts) {
      part.generationSwitched(from, to);
    }
  }

  @Override
  public void driftTested(String feature, double value, double limit, boolean drifted) {
    for (GuardedMonitor part : parts) {
      part.driftTested(feature, value, limit, drifted);
    }
  }

  @Override
  public CandidateObserver candidates(String source) {
    CandidateObserver[] observers = new CandidateObserver[parts.length];
    for (int i = 0; i < parts.length; i++) {
      observers[i] = parts[i].candidates(source);
    }
    return count -> {
      for (CandidateObserver observer : observers) {
        observer.found(count);
      }
    };
  }

  @Override
  public QueryObserver queries(String language, String intent) {
    QueryObserver[] observers = new QueryObserver[parts.length];
    for (int i = 0; i < parts.length; i++) {
      observers[i] = parts[i].queries(language, intent);
    }
    return new QueryObserver() {
      @Override
      public void parsed(int findings, int unresolvedWords, double intentConfidence) {
        for (QueryObserver observer : observers) {
          observer.parsed(findings, unresolvedWords, intentConfidence);
        }
      }

      @Override
      public void zeroResults() {
        for (QueryObserver observer : observers) {
          observer.zeroResults();
        }
      }
    };
  }
}
