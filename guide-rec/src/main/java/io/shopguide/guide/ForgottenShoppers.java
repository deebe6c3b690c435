package io.shopguide.guide;

import io.shopguide.kg.build.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who asked to be forgotten before a build began, and when. Not thread-safe; one per build. */
final class ForgottenShoppers {
  private final Map<String, Long> lastRequests = new HashMap<>();
  private int count;

  private ForgottenShoppers() {}

  /** Reads the requests of a folder's journal, converting one of a former release if it can be. */
  @SuppressWarnings("try") // a lock is only held
  static ForgottenShoppers read(GuideFolder folder, ShopperKey key) throws IOException {
    Path journal = folder.journal();
    Optional<GuideFolder.Lock> opening = folder.tryLock("open");
    if (opening.isPresent()) {
      // Whoever has it open has converted it.
      try {
        EventJournal.convert(journal, key);
      } finally {
        opening.get().close();
      }
    }
    ForgottenShoppers forgotten = new ForgottenShoppers();
    EventJournal.read(
        journal,
        key,
        new EventJournal.Replay() {
          @Override
          public void bought(EventJournal.Event event) {}

          @Override
          public void forgotten(String shopper, long epochMillis) {
            forgotten.lastRequests.merge(shopper, epochMillis, Math::max);
            forgotten.count++;
          }
        });
    return forgotten;
  }

  /** Number of requests. */
  int count() {
    return count;
  }

  /**
   * An event under the shopper's name on disk; empty if the shopper was forgotten since. An event
   * without a time may be older than the request.
   */
  Optional<EventRecord> named(EventRecord event, ShopperKey key) {
    String name = key.name(event.shopper());
    Long request = lastRequests.get(name);
    if (request != null && event.epochMillis().orElse(Long.MIN_VALUE) <= request) {
      return Optional.empty();
    }
    return Optional.of(
        new EventRecord(name, event.product(), event.kind(), event.weight(), event.epochMillis()));
  }

  /** Whether a former generation was built after all requests. */
  boolean areAbsentFrom(Path generation) {
    try {
      Manifest former = Manifest.read(generation.resolve(Manifest.NAME));
      return !former.hasClearShoppers() && former.forgotten() >= count;
    } catch (GuideException e) {
      return false; // of what cannot be read nobody knows what it holds
    }
  }
}
