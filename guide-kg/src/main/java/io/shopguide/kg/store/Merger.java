package io.shopguide.kg.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Merges a store's changes when it is woken, on a thread of its own. Thread-safe. */
final class Merger {
  private static final Logger LOG = LoggerFactory.getLogger(Merger.class);

  private final GraphStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Thread thread; // guarded by lock; null until woken
  private boolean wanted; // guarded by lock
  private boolean stopped; // guarded by lock

  Merger(GraphStore store) {
    this.store = store;
  }

  void wake() {
    lock.lock();
    try {
      wanted = true;
      changed.signal();
      if (thread == null && !stopped) {
        thread = Thread.ofPlatform().name("shopguide-merge").daemon().start(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean await() {
    lock.lock();
    try {
      while (!wanted && !stopped) {
        changed.awaitUninterruptibly();
      }
      wanted = false;
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (await()) {
      try {
        store.merge();
      } catch (RuntimeException | Error e) { // too little memory, for example
        LOG.warn("A merge failed; changes stay in the journal, and the next ones try again", e);
      }
    }
  }

  /** Ends after the merge that is running. */
  void stop() {
    Thread running;
    lock.lock();
    try {
      stopped = true;
      changed.signal();
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running != null && !running.equals(Thread.currentThread())) {
      joinUninterruptibly(running);
    }
  }

  private static void joinUninterruptibly(Thread running) {
    boolean interrupted = false;
    while (running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
