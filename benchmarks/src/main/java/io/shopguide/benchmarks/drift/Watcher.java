package io.shopguide.benchmarks.drift;

import io.shopguide.monitoring.drift.Adwin;
import io.shopguide.monitoring.drift.ChangeDetector;
import io.shopguide.monitoring.drift.Ddm;
import io.shopguide.monitoring.drift.DriftMonitor;
import io.shopguide.monitoring.drift.DriftStatistic;
import io.shopguide.monitoring.drift.FeatureRecorder;
import io.shopguide.monitoring.drift.PageHinkley;
import io.shopguide.monitoring.drift.ReferenceHistogram;

/** Something that takes a stream's values and may raise an alarm at any. */
@FunctionalInterface
interface Watcher {
  /** Number of values in a window. */
  int WINDOW = 1000;

  boolean alarms(double value);

  /** What is compared: detectors, windows, and what fires always or never. */
  enum Kind {
    ADWIN(1) {
      @Override
      Watcher make(double[] reference) {
        return detector(new Adwin(), reference);
      }
    },
    ADWIN_CLOCK_4(1) {
      @Override
      Watcher make(double[] reference) {
        return detector(new Adwin(0.002, 4), reference);
      }
    },
    PAGE_HINKLEY(1) {
      @Override
      Watcher make(double[] reference) {
        return detector(new PageHinkley(), reference);
      }
    },
    DDM(1) {
      @Override
      Watcher make(double[] reference) {
        return new Ddm()::add;
      }
    },
    WINDOW_PSI(WINDOW) {
      @Override
      Watcher make(double[] reference) {
        return windows(reference, DriftStatistic.PSI);
      }
    },
    WINDOW_KS(WINDOW) {
      @Override
      Watcher make(double[] reference) {
        return windows(reference, DriftStatistic.KOLMOGOROV_SMIRNOV);
      }
    },
    WINDOW_WASSERSTEIN(WINDOW) {
      @Override
      Watcher make(double[] reference) {
        return windows(reference, DriftStatistic.WASSERSTEIN);
      }
    },
    ALWAYS_FIRE(WINDOW) {
      @Override
      Watcher make(double[] reference) {
        int[] seen = {0};
        return value -> ++seen[0] % WINDOW == 0;
      }
    },
    NEVER_FIRE(WINDOW) {
      @Override
      Watcher make(double[] reference) {
        return value -> false;
      }
    };

    private final int unit;

    Kind(int unit) {
      this.unit = unit;
    }

    /** Number of values that one chance to fire takes. */
    int unit() {
      return unit;
    }

    abstract Watcher make(double[] reference);
  }

  /** Feeds a detector with deviations from the reference, or with bits as they are. */
  private static Watcher detector(ChangeDetector detector, double[] reference) {
    double sum = 0;
    double squares = 0;
    boolean bits = true;
    for (double value : reference) {
      sum += value;
      squares += value * value;
      bits &= value == 0 || value == 1;
    }
    double mean = bits ? 0 : sum / reference.length;
    double deviation = bits ? 1 : Math.sqrt(squares / reference.length - mean * mean);
    return value -> detector.add((value - mean) / deviation);
  }

  private static Watcher windows(double[] reference, DriftStatistic statistic) {
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(ReferenceHistogram.numeric("value", reference, 10), statistic)
            .coolDown(0)
            .build();
    FeatureRecorder recorder = monitor.recorder("value");
    int[] seen = {0};
    return value -> {
      recorder.record(value);
      return ++seen[0] % WINDOW == 0 && !monitor.closeWindow().drifted().isEmpty();
    };
  }
}
