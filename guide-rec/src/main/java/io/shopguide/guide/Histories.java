package io.shopguide.guide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What shoppers bought since the first build: on disk in the journal, and in memory in the profiles
 * of every open generation.
 *
 * <p>Thread-safe.
 */
final class Histories implements AutoCloseable {
  private final Path file;
  private final ShopperKey key;
  private final EventJournal journal;
  private final List<Profiles> open = new ArrayList<>(); // guarded by this

  private Histories(Path file, ShopperKey key, EventJournal journal) {
    this.file = file;
    this.key = key;
    this.journal = journal;
  }

  /**
   * Opens the journal and replays it.
   *
   * @param first profiles of the first generation to be open
   * @param forgotten number of the journal's requests to forget that its graph was built after
   */
  static Histories open(Path file, ShopperKey key, Profiles first, int forgotten) {
    EventJournal journal = EventJournal.open(file, key, new Filling(first, forgotten));
    Histories histories = new Histories(file, key, journal);
    synchronized (histories) {
      histories.open.add(first);
    }
    return histories;
  }

  /** Fills the profiles of another generation, which hears of later events from then on. */
  synchronized void add(Profiles profiles, int forgotten) {
    try {
      EventJournal.read(file, key, new Filling(profiles, forgotten));
    } catch (IOException e) {
      throw new GuideException("Cannot read the journal " + file, e);
    }
    open.add(profiles);
  }

  /** Tells the profiles of a generation that is about to be closed no more. */
  synchronized void remove(Profiles profiles) {
    open.remove(profiles);
  }

  /** Records a purchase on disk and in memory. */
  synchronized void bought(String shopperId, String productId, long epochMillis) {
    String name = key.name(shopperId);
    journal.append(new EventJournal.Event(name, productId, epochMillis));
    open.forEach(profiles -> profiles.add(name, productId));
  }

  /** Forgets a shopper on disk and in memory. */
  synchronized ForgetReport forget(String shopperId, long epochMillis) {
    String name = key.name(shopperId);
    int inGraph = open.stream().mapToInt(profiles -> profiles.inGraph(name)).max().orElse(0);
    int recorded = journal.forget(name, epochMillis);
    open.forEach(profiles -> profiles.forget(name, true));
    return new ForgetReport(recorded, inGraph);
  }

  @Override
  public void close() {
    journal.close();
  }

  /** Replays a journal into profiles. */
  private static final class Filling implements EventJournal.Replay {
    private final Profiles profiles;
    private final int forgotten;
    private int seen;

    Filling(Profiles profiles, int forgotten) {
      this.profiles = profiles;
      this.forgotten = forgotten;
    }

    @Override
    public void bought(EventJournal.Event event) {
      profiles.add(event.shopper(), event.product());
    }

    @Override
    public void forgotten(String shopper, long epochMillis) {
      profiles.forget(shopper, ++seen > forgotten);
    }
  }
}
