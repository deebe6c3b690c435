package io.shopguide.kg.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Commits until it is killed and prints the number of every acknowledged record. */
final class JournalKillChild {
  private static final int THREADS = 3;

  private final Journal journal;
  private long last; // guarded by this

  private JournalKillChild(Journal journal) {
    this.journal = journal;
    this.last = journal.durableSequence();
  }

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Journal journal =
        Journal.open(
            folder, JournalTester.FIRST, JournalOptions.DEFAULT, (sequence, payload) -> {});
    JournalKillChild child = new JournalKillChild(journal);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform().start(child::run);
    }
  }

  private void run() {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      while (true) {
        long sequence = enqueue();
        journal.awaitDurable(sequence);
        out.write((sequence + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The parent is gone", e);
    }
  }

  private synchronized long enqueue() {
    last = journal.enqueue(JournalTester.payload(last + 1));
    if (last % 150 == 0) {
      journal.rotate();
    }
    return last;
  }
}
