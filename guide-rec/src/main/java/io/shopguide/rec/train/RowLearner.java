package io.shopguide.rec.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Learns all rows that are not there yet. The shoppers of as many products as fit into the memory
 * are collected in one pass over the histories; then threads take blocks of these products.
 *
 * <p>Time is the sum over shoppers of their squared number of products, and a pass over the
 * histories for each part of the products. Not thread-safe; one per training.
 */
final class RowLearner {
  private static final String STEP = "learning rows";
  private static final int WAIT_MILLIS = 100;
  private static final int CHECK_SHOPPERS = 1 << 16;

  private final Histories histories;
  private final HistoryStatistics statistics;
  private final ItemItemFormula formula;
  private final TrainingOptions options;
  private final int maxThreads;
  private final TrainingSteps steps;
  private final int products;

  RowLearner(
      Histories histories,
      int products,
      ItemItemFormula formula,
      TrainingOptions options,
      int threads,
      TrainingSteps steps) {
    this.histories = histories;
    this.statistics = new HistoryStatistics(histories, products, formula);
    this.formula = formula;
    this.options = options;
    this.maxThreads = threads;
    this.steps = steps;
    this.products = products;
  }

  /**
   * Fills what is missing.
   *
   * @return number of rows that were learned
   */
  int learn(RowBlocks blocks) throws IOException {
    BitSet missing = new BitSet();
    for (int block = 0; block < RowBlock.blocks(products); block++) {
      missing.set(block, !blocks.has(block));
    }
    int rows = 0;
    for (int first = missing.nextSetBit(0); first >= 0; first = missing.nextSetBit(first)) {
      Pass pass = new Pass(blocks, missing, first);
      missing.clear(first, pass.endBlock);
      rows += pass.rows;
      pass.run();
    }
    return rows;
  }

  private static int firstProduct(int block) {
    return block * RowBlock.ROWS;
  }

  private int endProduct(int block) {
    return Math.min(products, firstProduct(block + 1));
  }

  private long events(int block) {
    long sum = 0;
    for (int product = firstProduct(block); product < endProduct(block); product++) {
      sum += statistics.count(product);
    }
    return sum;
  }

  /** Some blocks of which all shoppers fit into the memory, one at least. */
  private final class Pass {
    private final RowBlocks blocks;
    private final int[] wanted;
    private final int endBlock;
    private final int rows;
    private final int firstProduct;
    private final int[] starts; // by product, from the first of the pass on
    private final int[] shoppers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger learned = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    Pass(RowBlocks blocks, BitSet missing, int firstBlock) {
      this.blocks = blocks;
      long limit = Math.min(Integer.MAX_VALUE - 16, options.memory() / Integer.BYTES);
      long events = events(firstBlock);
      int rowCount = endProduct(firstBlock) - firstProduct(firstBlock);
      int end = firstBlock + 1;
      for (; end < RowBlock.blocks(products); end++) {
        long more = missing.get(end) ? events(end) : 0;
        if (events + more > limit) {
          break;
        }
        events += more;
        rowCount += missing.get(end) ? endProduct(end) - firstProduct(end) : 0;
      }
      endBlock = end;
      rows = rowCount;
      wanted = missing.get(firstBlock, endBlock).stream().map(b -> b + firstBlock).toArray();
      firstProduct = firstProduct(firstBlock);
      starts = new int[endProduct(endBlock - 1) - firstProduct + 1];
      for (int product = firstProduct; product < endProduct(endBlock - 1); product++) {
        int count = missing.get(product / RowBlock.ROWS) ? statistics.count(product) : 0;
        starts[product - firstProduct + 1] = starts[product - firstProduct] + count;
      }
      shoppers = collect();
    }

    /** The shoppers of each product of the pass, in ascending order. */
    private int[] collect() {
      int[] having = new int[starts[starts.length - 1]];
      int[] at = starts.clone();
      for (int shopper = 0; shopper < histories.shoppers(); shopper++) {
        if (shopper % CHECK_SHOPPERS == 0) {
          steps.check();
        }
        int end = histories.start(shopper + 1);
        for (int place = histories.start(shopper); place < end; place++) {
          int row = Histories.product(histories.event(place)) - firstProduct;
          if (row >= 0 && row < starts.length - 1 && starts[row + 1] > starts[row]) {
            having[at[row]++] = shopper;
          }
        }
      }
      return having;
    }

    void run() throws IOException {
      int threads = Math.min(maxThreads, wanted.length);
      ExecutorService workers = Executors.newFixedThreadPool(threads);
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          running.add(workers.submit(this::work));
        }
        for (Future<?> worker : running) {
          await(worker);
        }
        steps.report(STEP, endProduct(endBlock - 1), products);
      } finally {
        ended.set(true);
        workers.shutdown();
        awaitEnd(workers);
      }
    }

    private void await(Future<?> worker) throws IOException {
      while (true) {
        try {
          worker.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          steps.report(STEP, firstProduct + learned.get(), products);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancellationException("The training was interrupted");
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    }

    private static IOException rethrown(Throwable cause) {
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      return (IOException) cause;
    }

    /** No thread may touch the blocks any more when the training has ended, in whatever way. */
    private void awaitEnd(ExecutorService workers) {
      boolean interrupted = false;
      while (true) {
        try {
          if (workers.awaitTermination(1, TimeUnit.MINUTES)) {
            break;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private Void work() throws IOException {
      RowCounter counter = new RowCounter(histories, statistics, formula, options);
      for (int i = next.getAndIncrement(); i < wanted.length; i = next.getAndIncrement()) {
        int block = wanted[i];
        int first = firstProduct(block);
        RowBlock rowsOfBlock = new RowBlock(endProduct(block) - first);
        for (int product = first; product < endProduct(block); product++) {
          if (ended.get()) {
            return null;
          }
          int row = product - firstProduct;
          int count = counter.learn(product, shoppers, starts[row], starts[row + 1]);
          rowsOfBlock.add(counter.neighbours(), counter.weights(), count);
          learned.incrementAndGet();
        }
        blocks.put(block, rowsOfBlock);
      }
      return null;
    }
  }
}
