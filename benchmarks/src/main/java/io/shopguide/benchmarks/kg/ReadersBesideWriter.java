package io.shopguide.benchmarks.kg;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.GraphImport;
import io.shopguide.kg.store.GraphStore;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Four threads read a store, first alone, then beside one that writes change after change, each
 * forced to the disk, with merges in between, and then alone again. What they read alone is the
 * mean of both: in the graph as the writer found it and as it left it, as reading over changes has
 * its own price. Five threads on two cores leave the readers four fifths of that; as other
 * processes and merges take from that share, reads are also compared per second of processor time
 * that the readers had. Immutable and thread-safe.
 */
public final class ReadersBesideWriter implements Evaluation {
  private static final long SEED = 42;
  private static final int READERS = 4;
  private static final double FAIR_SHARE = READERS / (READERS + 1.0);
  private static final int BATCH = 10;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int KEPT_LATENCIES = 1 << 16;

  /** Makes the measurement. */
  public ReadersBesideWriter() {}

  @Override
  public String usage() {
    return "[scale=0.2] [seconds=5]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    double scale = Double.parseDouble(arguments.text("scale").orElse("0.2"));
    int seconds = arguments.count("seconds", 5);
    arguments.done();
    try (TemporaryFolder folder = new TemporaryFolder("readers")) {
      Path triples = folder.path().resolve("shop.nt");
      Path graph = folder.path().resolve("shop.sg");
      Path stored = folder.path().resolve("store");
      ShopTriples.write(triples, scale, SEED);
      GraphImport.into(graph).nTriples(triples).run();
      GraphStore.create(stored, graph).close();
      try (GraphStore store = GraphStore.open(stored)) {
        return measure(store, scale, seconds, progress);
      }
    }
  }

  private static JsonObject measure(
      GraphStore store, double scale, int seconds, PrintStream progress) {
    progress.println("warming up");
    beside(store, scale, seconds); // the compiler must have seen changes and merges, too
    store.merge();
    progress.println("reading alone");
    Phase alone = read(store, scale, seconds);
    progress.println("reading beside a writer");
    long before = store.lastChange();
    Phase beside = beside(store, scale, seconds);
    long written = store.lastChange() - before;
    progress.println("reading alone again");
    Phase again = read(store, scale, seconds);
    double aloneReads = (alone.reads() + again.reads()) / 2.0;
    double alonePerCpuSecond = (alone.perCpuSecond() + again.perCpuSecond()) / 2;
    JsonObject figures = new JsonObject();
    figures.addProperty("readers", READERS);
    figures.addProperty("alone_reads_per_s", alone.reads() / seconds);
    figures.addProperty("alone_again_reads_per_s", again.reads() / seconds);
    figures.addProperty("beside_reads_per_s", beside.reads() / seconds);
    figures.addProperty("written_triples_per_s", written * BATCH / seconds);
    figures.addProperty("fair_share", FAIR_SHARE);
    figures.addProperty("kept_of_fair_share", beside.reads() / (aloneReads * FAIR_SHARE));
    figures.addProperty("kept_per_cpu_second", beside.perCpuSecond() / alonePerCpuSecond);
    figures.addProperty("alone_p99_us", alone.percentile(0.99) / 1e3);
    figures.addProperty("beside_p99_us", beside.percentile(0.99) / 1e3);
    figures.addProperty("alone_max_ms", alone.percentile(1) / 1e6);
    figures.addProperty("beside_max_ms", beside.percentile(1) / 1e6);
    return figures;
  }

  /** What the readers did: reads, processor time they took, and the longest of every few reads. */
  private record Phase(long reads, long cpuNanos, List<Long> sortedNanos) {
    double perCpuSecond() {
      return reads * 1e9 / cpuNanos;
    }

    double percentile(double share) {
      return sortedNanos.get((int) ((sortedNanos.size() - 1) * share));
    }
  }

  private static Phase beside(GraphStore store, double scale, int seconds) {
    AtomicBoolean stopped = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> write(store, scale, stopped));
    Phase phase = read(store, scale, seconds);
    stopped.set(true);
    join(writer);
    return phase;
  }

  private static Phase read(GraphStore store, double scale, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long[] counts = new long[READERS];
    long[] cpuNanos = new long[READERS];
    long[][] samples = new long[READERS][];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      int reader = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    samples[reader] = new long[KEPT_LATENCIES];
                    counts[reader] = read(store, scale, reader, end, samples[reader]);
                    cpuNanos[reader] = CPU.getCurrentThreadCpuTime();
                  }));
    }
    threads.forEach(ReadersBesideWriter::join);
    long reads = Arrays.stream(counts).sum();
    List<Long> nanos =
        Arrays.stream(samples).flatMapToLong(Arrays::stream).filter(n -> n > 0).boxed().toList();
    return new Phase(reads, Arrays.stream(cpuNanos).sum(), nanos.stream().sorted().toList());
  }

  /** Reads with the newest view each time; keeps the longest of every few times. */
  private static long read(GraphStore store, double scale, int seed, long end, long[] longest) {
    Random random = new Random(seed);
    int products = ShopTriples.products(scale);
    long reads = 0;
    GraphView last = store.view();
    Neighbours neighbours = last.neighbours();
    long now = System.nanoTime();
    while (now < end) {
      GraphView view = store.view();
      if (!view.equals(last)) {
        last = view;
        neighbours = view.neighbours();
      }
      int product = view.findIri(ShopTriples.product(random.nextInt(products)));
      neighbours.objects(product, view.findPredicate(ShopTriples.HAS_FEATURE));
      long done = System.nanoTime();
      int slot = (int) (reads++ % longest.length);
      longest[slot] = Math.max(longest[slot], done - now);
      now = done;
    }
    return reads;
  }

  /** Gives products a feature more and takes the former one more back, so that none gets many. */
  private static void write(GraphStore store, double scale, AtomicBoolean stopped) {
    Random random = new Random(SEED);
    Term.Iri hasFeature = Term.iri(ShopTriples.HAS_FEATURE);
    Term[] given = new Term[ShopTriples.products(scale)];
    while (!stopped.get()) {
      GraphChanges changes = new GraphChanges();
      while (changes.size() < BATCH) {
        int number = random.nextInt(given.length);
        Term product = Term.iri(ShopTriples.product(number));
        if (given[number] != null) {
          changes.remove(product, hasFeature, given[number]);
        }
        given[number] = Term.iri(ShopTriples.feature(random.nextInt(ShopTriples.features(scale))));
        changes.add(product, hasFeature, given[number]);
      }
      store.apply(changes);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while measuring", e);
    }
  }
}
