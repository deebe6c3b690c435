package io.shopguide.benchmarks.faults;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.monitoring.GuideMonitor;
import java.util.SplittableRandom;

/**
 * The clock of a run, which is drawn or the machine's own, and an encoder that lets it go on by
 * what a model takes. Not thread-safe.
 */
final class FaultClock implements GuideMonitor {
  private static final int DIMENSION = 32;
  private static final double MODEL_NANOS = 1e6;
  private static final double STEP_NANOS = 10_000;

  private final boolean drawn;
  private final SplittableRandom random;
  private double slower = 1;
  private long added;

  /**
   * Makes a clock.
   *
   * @param drawn whether every reading is a random step after the one before; otherwise the
   *     machine's time counts, and the model's on top of it
   */
  FaultClock(boolean drawn, long seed) {
    this.drawn = drawn;
    this.random = new SplittableRandom(seed);
  }

  /** Makes the model take longer. */
  void slower(double factor) {
    slower = factor;
  }

  @Override
  public long nanoTime() {
    if (drawn) {
      added += duration(STEP_NANOS);
    }
    return drawn ? added : System.nanoTime() + added;
  }

  /** Log-normal, like most latencies. */
  private long duration(double median) {
    return (long) (median * Math.exp(0.5 * random.nextGaussian()));
  }

  /** Counts hashed triples of characters, and takes a model's time for it. */
  TextEncoder encoder() {
    return new Encoder();
  }

  private final class Encoder implements TextEncoder {
    @Override
    public String specification() {
      return "faults:trigrams";
    }

    @Override
    public int dimension() {
      return DIMENSION;
    }

    @Override
    public float[] encode(String text) {
      added += duration(MODEL_NANOS * slower);
      float[] vector = new float[DIMENSION];
      String padded = "  " + text + "  ";
      for (int i = 0; i + 3 <= padded.length(); i++) {
        vector[Math.floorMod(padded.substring(i, i + 3).hashCode(), DIMENSION)]++;
      }
      double square = 0;
      for (float value : vector) {
        square += value * value;
      }
      for (int d = 0; d < DIMENSION; d++) {
        vector[d] /= (float) Math.sqrt(square);
      }
      return vector;
    }

    @Override
    public void close() {}
  }
}
