package io.shopguide.monitoring.tck;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;

/** The events that a provider may count. */
public enum MonitorEvent {
  /** {@link GuideMonitor#stageFinished}. */
  STAGE_FINISHED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.stageFinished(Stage.PARSE, Math.max(0, number), Outcome.OK);
    }
  },
  /** {@link GuideMonitor#queryParsed}. */
  QUERY_PARSED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.queryParsed("en", label, number, number, value);
    }
  },
  /** {@link GuideMonitor#candidatesFound}. */
  CANDIDATES_FOUND {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.candidatesFound(label, number);
    }
  },
  /** {@link GuideMonitor#resultsReturned}. */
  RESULTS_RETURNED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.resultsReturned(number, value);
    }
  },
  /** {@link GuideMonitor#zeroResults}. */
  ZERO_RESULTS {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.zeroResults("zh", label);
    }
  },
  /** {@link GuideMonitor#degraded}. */
  DEGRADED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.degraded(Stage.ENCODE, label);
    }
  },
  /** {@link GuideMonitor#requestRefused}. */
  REQUEST_REFUSED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.requestRefused(Stage.ASK, label);
    }
  },
  /** {@link GuideMonitor#feedbackRecorded}. */
  FEEDBACK_RECORDED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.feedbackRecorded(label);
    }
  },
  /** {@link GuideMonitor#generationSwitched}. */
  GENERATION_SWITCHED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.generationSwitched(number, number + 1L);
    }
  },
  /** {@link GuideMonitor#driftTested}. */
  DRIFT_TESTED {
    @Override
    void fire(GuideMonitor monitor, String label, int number, double value) {
      monitor.driftTested(label, value, value, number % 2 == 0);
    }
  };

  abstract void fire(GuideMonitor monitor, String label, int number, double value);
}
