package io.shopguide.benchmarks.vector;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Measures one peer in a JVM of its own; the figures are its last line. */
final class PeerRun {
  static final int LIMIT = 20;

  private static final int[] BREADTHS = {
    20, 30, 40, 60, 80, 120, 160, 240, 320, 480, 640, 960, 1280, 1920, 2560, 3840
  };
  private static final int ROUNDS = 5;

  private PeerRun() {}

  /**
   * Runs.
   *
   * @param args a peer's name, a file of a {@link VectorSet}, seconds to warm up, the least recall
   *     of a search whose breadth can be chosen
   */
  public static void main(String[] args) throws IOException {
    VectorSet set = VectorSet.read(Path.of(args[1]));
    double warmUp = Double.parseDouble(args[2]);
    double leastRecall = Double.parseDouble(args[3]);
    try (TemporaryFolder folder = new TemporaryFolder("shopguide-vectors");
        ExactPeer exact = new ExactPeer();
        VectorPeer peer = Peers.of(args[0])) {
      exact.build(set.vectors(), folder.path());
      int[][] best = new int[set.queries().length][];
      for (int q = 0; q < best.length; q++) {
        best[q] = exact.nearest(set.queries()[q], LIMIT, LIMIT);
      }
      System.out.println(measure(peer, set, best, folder.path(), warmUp, leastRecall));
    }
  }

  private static JsonObject measure(
      VectorPeer peer, VectorSet set, int[][] best, Path folder, double warmUp, double leastRecall)
      throws IOException {
    JsonObject figures = new JsonObject();
    long start = System.nanoTime();
    peer.build(set.vectors(), folder);
    figures.addProperty("build_s", Decimals.rounded((System.nanoTime() - start) / 1e9, 2));
    int breadth = LIMIT;
    double recall = recall(peer, set, best, breadth);
    for (int i = 1; peer.hasBreadth() && recall < leastRecall && i < BREADTHS.length; i++) {
      breadth = BREADTHS[i];
      recall = recall(peer, set, best, breadth);
    }
    figures.addProperty("breadth", peer.hasBreadth() ? breadth : 0);
    figures.addProperty("recall", Decimals.rounded(recall, 4));
    double bytes = peer.extraBytes() / (double) set.vectors().length;
    figures.addProperty("extra_bytes", Decimals.rounded(bytes, 1));
    for (long end = System.nanoTime() + (long) (warmUp * 1e9); System.nanoTime() < end; ) {
      round(peer, set.queries(), breadth);
    }
    double[] p50 = new double[ROUNDS];
    double[] p99 = new double[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
      long[] nanos = round(peer, set.queries(), breadth);
      Arrays.sort(nanos);
      p50[r] = nanos[nanos.length / 2] / 1e3;
      p99[r] = nanos[nanos.length * 99 / 100] / 1e3;
    }
    Arrays.sort(p50);
    Arrays.sort(p99);
    figures.addProperty("p50_us", Decimals.rounded(p50[ROUNDS / 2], 1));
    figures.addProperty("p99_us", Decimals.rounded(p99[ROUNDS / 2], 1));
    return figures;
  }

  private static double recall(VectorPeer peer, VectorSet set, int[][] best, int breadth)
      throws IOException {
    long found = 0;
    for (int q = 0; q < best.length; q++) {
      int[] sorted = best[q].clone();
      Arrays.sort(sorted);
      for (int id : peer.nearest(set.queries()[q], LIMIT, breadth)) {
        found += Arrays.binarySearch(sorted, id) >= 0 ? 1 : 0;
      }
    }
    return found / (double) (best.length * LIMIT);
  }

  private static long[] round(VectorPeer peer, float[][] queries, int breadth) throws IOException {
    long[] nanos = new long[queries.length];
    for (int q = 0; q < queries.length; q++) {
      long start = System.nanoTime();
      peer.nearest(queries[q], LIMIT, breadth);
      nanos[q] = System.nanoTime() - start;
    }
    return nanos;
  }
}
