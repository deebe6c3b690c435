package io.shopguide.guide;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What shoppers bought, in memory and in the journal, by their names on disk.
 *
 * <p>Thread-safe.
 */
final class Histories implements AutoCloseable {
  private final ShopperKey key;
  private final Profiles profiles;
  private final EventJournal journal;

  private Histories(ShopperKey key, Profiles profiles, EventJournal journal) {
    this.key = key;
    this.profiles = profiles;
    this.journal = journal;
  }

  /**
   * Opens the journal and replays it.
   *
   * @param forgotten number of the journal's requests to forget that the graph was built after
   */
  static Histories open(Path journal, ShopperKey key, CatalogueView catalogue, int forgotten) {
    Profiles profiles = new Profiles(catalogue);
    EventJournal.Replay replay =
        new EventJournal.Replay() {
          private int seen;

          @Override
          public void bought(EventJournal.Event event) {
            // Purchases of products that the catalogue no longer has stay in the journal.
            int product = catalogue.find(event.product());
            if (product >= 0) {
              profiles.add(event.shopper(), product);
            }
          }

          @Override
          public void forgotten(String shopper, long epochMillis) {
            profiles.forget(shopper, ++seen > forgotten);
          }
        };
    return new Histories(key, profiles, EventJournal.open(journal, key, replay));
  }

  /** The products a shopper bought, each once, those recorded last at the end. */
  int[] of(Shopper shopper) {
    Optional<String> id = shopper.id();
    return id.isPresent() ? profiles.of(key.name(id.get())) : new int[0];
  }

  /** Records a purchase on disk and in memory. */
  synchronized void bought(String shopperId, String productId, int product, long epochMillis) {
    String name = key.name(shopperId);
    journal.append(new EventJournal.Event(name, productId, epochMillis));
    profiles.add(name, product);
  }

  /** Forgets a shopper on disk and in memory. */
  synchronized ForgetReport forget(String shopperId, long epochMillis) {
    String name = key.name(shopperId);
    int inGraph = profiles.inGraph(name);
    int recorded = journal.forget(name, epochMillis);
    profiles.forget(name, true);
    return new ForgetReport(recorded, inGraph);
  }

  @Override
  public void close() {
    journal.close();
  }
}
