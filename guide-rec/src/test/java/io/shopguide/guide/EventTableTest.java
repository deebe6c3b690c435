package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.monitoring.GuideMonitor;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event that SEMANTICS.md lists is fired by a guide. */
class EventTableTest {
  private static final Path SEMANTICS = Path.of("../guide-monitoring-spi/SEMANTICS.md");

  @TempDir private Path folder;
  private final Set<String> called = new ConcurrentSkipListSet<>();

  /** A monitor that does nothing but to note which of its methods are called. */
  private GuideMonitor noting() {
    InvocationHandler handler =
        (proxy, method, args) -> {
          called.add(method.getName());
          return InvocationHandler.invokeDefault(proxy, method, args);
        };
    return (GuideMonitor)
        Proxy.newProxyInstance(
            GuideMonitor.class.getClassLoader(), new Class<?>[] {GuideMonitor.class}, handler);
  }

  private static Set<String> listed() throws IOException {
    return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
        .matcher(Files.readString(SEMANTICS))
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void table_listsEveryMethodOfTheInterface() throws IOException {
    Set<String> methods =
        Arrays.stream(GuideMonitor.class.getMethods())
            .filter(m -> m.isDefault() && !m.getName().equals("isEnabled"))
            .map(m -> m.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(methods, listed());
  }

  @Test
  void guide_atWork_firesEveryEventOfTheTable() throws IOException {
    try (TextEncoder encoder = new TrigramEncoder()) {
      SmallShop.builder(folder).encoder(encoder).build();
    }
    OpenOptions options =
        OpenOptions.with(noting())
            .withEncoder(new BrokenEncoder())
            .withWatch(WatchOptions.defaults().withRequests(500, 100).withExecutor(Runnable::run));
    ShoppingGuide guide = ShoppingGuide.open(folder, options);
    for (int i = 0; i < 600; i++) {
      String text = i % 3 == 0 ? "green headphones under $5" : "red running shoes";
      guide.ask(text, guide.newSession(Shopper.anonymous()));
    }
    guide.bought(Shopper.of("u"), "h1");
    guide.close();
    assertFalse(called.contains("requestRefused"));
    assertThrows(IllegalStateException.class, () -> guide.similar("h1", 1));
    Set<String> missing = new TreeSet<>(listed());
    missing.removeAll(called);
    assertEquals(Set.of(), missing);
    assertTrue(called.contains("isEnabled"));
  }

  @Test
  void request_ofAClosedGuide_isRefusedWithItsStage() {
    RecordingMonitor monitor = new RecordingMonitor();
    ShoppingGuide guide = SmallShop.open(folder, monitor);
    Session session = guide.newSession(Shopper.anonymous());
    assertThrows(IllegalStateException.class, () -> guide.more(session));
    assertEquals("refused ASK no ranking to go on with", monitor.events().getLast());
    guide.ask("red running shoes", session);
    guide.close();
    monitor.clear();
    List<Runnable> requests =
        List.of(
            () -> guide.ask("shoes", session),
            () -> guide.more(session),
            () -> guide.recommend(Shopper.of("dan"), 3),
            () -> guide.recommend(session, 3),
            () -> guide.similar("h1", 3),
            () -> guide.explain(session, "h1"));
    for (Runnable request : requests) {
      assertThrows(IllegalStateException.class, request::run);
    }
    assertEquals(
        List.of(
            "refused ASK closed",
            "refused ASK closed",
            "refused RECOMMEND closed",
            "refused RECOMMEND closed",
            "refused SIMILAR closed",
            "refused EXPLAIN closed"),
        monitor.events());
    monitor.enabled(false);
    assertThrows(IllegalStateException.class, () -> guide.similar("h1", 3));
    assertEquals(6, monitor.events().size());
  }

  /** An encoder that fails. */
  private record BrokenEncoder() implements TextEncoder {
    @Override
    public String specification() {
      return "test:trigrams";
    }

    @Override
    public int dimension() {
      return TrigramEncoder.DIMENSION;
    }

    @Override
    public float[] encode(String text) {
      throw new EncoderException("broken", new IllegalStateException());
    }

    @Override
    public void close() {}
  }
}
