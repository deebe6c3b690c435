package io.shopguide.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorSelectionTest {
  private static final List<String> EVENTS = new ArrayList<>();

  @TempDir private Path folder;

  /** Writes its letter down. */
  public static class A implements GuideMonitor {
    /** For the service loader. */
    public A() {}

    @Override
    public void feedbackRecorded(String kind) {
      EVENTS.add(getClass().getSimpleName() + " " + kind);
    }
  }

  /** Another one. */
  public static final class B extends A {
    /** For the service loader. */
    public B() {}
  }

  /** One that cannot be made. */
  public static final class Broken extends A {
    /** Fails. */
    public Broken() {
      throw new IllegalStateException("broken");
    }
  }

  @BeforeEach
  @AfterEach
  void clear() {
    EVENTS.clear();
    System.clearProperty(MonitorSelection.PROPERTY);
  }

  @Test
  void selected_nothingThere_isNone() {
    assertSame(GuideMonitor.none(), GuideMonitor.selected());
    assertSame(GuideMonitor.none(), MonitorSelection.select(" ", null));
  }

  @Test
  void select_providersOnTheClassPath_areToldInTheOrderOfTheirNames() throws IOException {
    GuideMonitor monitor = MonitorSelection.select(null, loader(B.class, Broken.class, A.class));
    monitor.feedbackRecorded("bought");
    assertEquals(List.of("A bought", "B bought"), EVENTS);
  }

  @Test
  void select_providerThatIsNoClass_isLeftOut() throws IOException {
    ClassLoader loader = loader("no.such.Monitor\n" + A.class.getName());
    MonitorSelection.select(null, loader).feedbackRecorded("bought");
    assertEquals(List.of("A bought"), EVENTS);
  }

  @Test
  void select_property_goesBeforeProvidersAndSetsTheOrder() throws IOException {
    String property = B.class.getName() + " , " + A.class.getName();
    MonitorSelection.select(property, loader(A.class)).feedbackRecorded("bought");
    assertEquals(List.of("B bought", "A bought"), EVENTS);
    assertSame(GuideMonitor.none(), MonitorSelection.select("none", loader(A.class)));
  }

  @Test
  void selected_property_isRead() {
    System.setProperty(MonitorSelection.PROPERTY, A.class.getName());
    GuideMonitor.selected().feedbackRecorded("bought");
    assertEquals(List.of("A bought"), EVENTS);
  }

  @Test
  void select_propertyThatCannotBeUsed_isAnErrorThatNamesIt() {
    for (String name : List.of("no.such.Monitor", "java.lang.String", Broken.class.getName(), "")) {
      String property = A.class.getName() + "," + name;
      String message =
          assertThrows(
                  IllegalStateException.class, () -> MonitorSelection.select(property, null), name)
              .getMessage();
      assertTrue(message.contains("shopguide.monitor names '" + name + "'"), message);
    }
  }

  @Test
  void composite_oneThrows_tellsTheOthers() {
    GuideMonitor throwing =
        new GuideMonitor() {
          @Override
          public boolean isEnabled() {
            throw new IllegalStateException("on or off");
          }
        };
    GuideMonitor monitor =
        GuideMonitor.composite(List.of(throwing, new A(), GuideMonitor.none(), new B()));
    assertTrue(monitor.isEnabled());
    monitor.feedbackRecorded("bought");
    assertEquals(List.of("A bought", "B bought"), EVENTS);
    assertSame(monitor, GuideMonitor.guarded(monitor));
    assertSame(GuideMonitor.none(), GuideMonitor.composite(List.of(GuideMonitor.none())));
    assertFalse(GuideMonitor.composite(List.of(throwing)).isEnabled());
  }

  @Test
  void composite_spans_giveEachPartItsOwnParentAcrossThreads() throws InterruptedException {
    List<String> log = java.util.Collections.synchronizedList(new ArrayList<>());
    GuideMonitor monitor =
        GuideMonitor.composite(List.of(new Tracer("x", log), new A(), new Tracer("y", log)));
    try (StageScope ask = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
      Thread other =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (StageScope encode = StageScope.enter(monitor, Stage.ENCODE, ask)) {
                      encode.succeeded();
                    }
                  });
      other.join();
      ask.succeeded();
    }
    assertEquals(
        List.of(
            "x ASK in -",
            "y ASK in -",
            "x ENCODE in x ASK",
            "y ENCODE in y ASK",
            "end x ENCODE OK",
            "end y ENCODE OK",
            "end x ASK OK",
            "end y ASK OK"),
        log);
  }

  private record Tracer(String name, List<String> log) implements GuideMonitor {
    private record Span(String name, List<String> log) implements MonitorSpan {
      @Override
      public void end(Outcome outcome) {
        log.add("end " + name + " " + outcome);
      }
    }

    @Override
    public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
      String own = name + " " + stage;
      log.add(own + " in " + (parent instanceof Span span ? span.name : "-"));
      return new Span(own, log);
    }
  }

  private ClassLoader loader(Class<?>... providers) throws IOException {
    List<String> names = new ArrayList<>();
    for (Class<?> provider : providers) {
      names.add(provider.getName());
    }
    return loader(String.join("\n", names));
  }

  private ClassLoader loader(String content) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(GuideMonitor.class.getName()), content);
    return new URLClassLoader(new URL[] {url()}, A.class.getClassLoader());
  }

  private URL url() throws MalformedURLException {
    return folder.toUri().toURL();
  }
}
