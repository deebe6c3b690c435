package io.shopguide.benchmarks.capacity;

import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import java.util.List;
import java.util.function.IntConsumer;

/** A request of the load: one question of a new conversation. Immutable and thread-safe. */
record Asking(ShoppingGuide guide, List<String> queries) implements IntConsumer {
  @Override
  public void accept(int number) {
    guide.ask(queries.get(number % queries.size()), guide.newSession(Shopper.anonymous()));
  }
}
