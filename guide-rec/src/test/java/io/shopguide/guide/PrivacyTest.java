package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.ProductGraph;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file of a guide says who its shoppers are, and whoever asks to be forgotten is. */
class PrivacyTest {
  private static final ShopperKey KEY =
      ShopperKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private static final String ANN = "ann@clear-id.example";
  private static final String BEN = "ben@clear-id.example";
  private static final List<String> CLEAR = List.of("clear-id.example", "clear-id%2Eexample");

  @TempDir private Path folder;

  private static GuideBuilder builder(Path folder, String... purchases) {
    String csv = "shopper,product,at\n" + String.join("\n", purchases) + "\n";
    GuideBuilder builder = GuideBuilder.create(folder).clock(SmallShop.CLOCK);
    SmallShop.feeds().forEach(builder::products);
    return builder.events(SmallShop.purchases(csv, "at"));
  }

  private GuideBuilder builder() {
    return builder(
        folder,
        ANN + ",h1,",
        ANN + ",l2,",
        BEN + ",h1,2026-01-01T00:00:00Z",
        BEN + ",k1,",
        "c,k1,");
  }

  private static OpenOptions options() {
    return OpenOptions.defaults().withClock(SmallShop.CLOCK);
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path root, String text) {
    for (Path file : files(root)) {
      try {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (content.contains(text)) {
          return true;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }

  private void assertNoClearIds() {
    CLEAR.forEach(text -> assertFalse(holds(folder, text), text));
  }

  private static List<String> together(ShoppingGuide guide, String shopper) {
    return guide.recommend(Shopper.of(shopper), 30).stream().map(r -> r.product().id()).toList();
  }

  /** What a shopper bought is never recommended to them. */
  private static boolean hasBought(ShoppingGuide guide, String shopper, String product) {
    return !together(guide, shopper).contains(product);
  }

  @Test
  void build_andPurchases_leaveNoClearIdInAnyFile() {
    builder().build();
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      guide.bought(Shopper.of(ANN), "s1");
      assertTrue(hasBought(guide, ANN, "h1") && hasBought(guide, ANN, "s1"));
      assertFalse(hasBought(guide, "nobody", "h1"));
      assertNoClearIds();
    }
    assertNoClearIds();
    assertTrue(Files.exists(folder.resolve("shopper.key")));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      assertTrue(hasBought(guide, ANN, "h1") && hasBought(guide, ANN, "s1"));
    }
  }

  @Test
  void shopperKey_ofTheApplication_isNotInTheFolderAndNeededToOpen() {
    builder().shopperKey(KEY).build();
    assertFalse(Files.exists(folder.resolve("shopper.key")));
    assertTrue(refused(options()).contains("withShopperKey"));
    OpenOptions other = options().withShopperKey(ShopperKey.of(new byte[32]));
    assertTrue(refused(other).contains("another shopper key"));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options().withShopperKey(KEY))) {
      assertTrue(hasBought(guide, ANN, "h1"));
      guide.bought(Shopper.of(ANN), "s1");
    }
    assertThrows(GuideException.class, () -> builder().build(), "another key orphans the journal");
    builder().shopperKey(KEY).build();
    assertNoClearIds();
  }

  private String refused(OpenOptions options) {
    return assertThrows(GuideException.class, () -> ShoppingGuide.open(folder, options))
        .getMessage();
  }

  @Test
  void shopperKey_tooShortOrDamaged_isRefused() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> ShopperKey.of(new byte[15]));
    assertFalse(KEY.toString().contains("0123"));
    builder().build();
    Path file = folder.resolve("shopper.key");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertTrue(refused(options()).contains("shopper.key"));
    }
    Files.write(file, Arrays.copyOf(whole, 7));
    assertTrue(refused(options()).contains("shopper.key"));
    Files.delete(file);
    assertTrue(refused(options()).contains("restore"));
    Files.write(file, whole);
    ShoppingGuide.open(folder, options()).close();
  }

  @Test
  void names_ofIds_differAndDependOnTheKey() {
    ShopperKey other = ShopperKey.of("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    assertEquals(KEY.name("a"), KEY.name("a"));
    assertNotEquals(KEY.name("a"), other.name("a"));
    assertNotEquals(KEY.check(), other.check());
    long names =
        Stream.concat(
                IntStream.range(0, 10_000).mapToObj(Integer::toString),
                Stream.of("", "\uD800", "\uD801", "?", "é"))
            .map(KEY::name)
            .peek(name -> assertTrue(name.matches("[A-Za-z0-9_-]{16}")))
            .distinct()
            .count();
    assertEquals(10_005, names);
  }

  @Test
  void forget_aShopper_removesThemAtOnceAndFromTheNextBuild() {
    builder().build();
    Map<String, List<String>> before;
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      guide.bought(Shopper.of(ANN), "s1");
      guide.bought(Shopper.of(BEN), "s5");
      guide.bought(Shopper.of(ANN), "s8");
      before = others(guide);
      assertEquals(new ForgetReport(2, 2), guide.forget(Shopper.of(ANN)));
      assertEquals(new ForgetReport(0, 0), guide.forget(Shopper.of(ANN)));
      assertEquals(together(guide, "nobody"), together(guide, ANN));
      assertEquals(before, others(guide));
      guide.bought(Shopper.of(BEN), "s4");
      before = others(guide);
    }
    ShopperKey key = new ShopperKeyFile(folder.resolve("shopper.key")).readOrCreate();
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      assertEquals(together(guide, "nobody"), together(guide, ANN));
      assertEquals(before, others(guide));
    }
    assertTrue(inLiveGraph(key, ANN));
    builder().build();
    assertFalse(inLiveGraph(key, ANN));
    assertTrue(inLiveGraph(key, BEN));
    assertEquals(1, generations(), "the former generation still held the purchases");
    builder().build();
    assertEquals(2, generations());
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      assertEquals(together(guide, "nobody"), together(guide, ANN));
      assertTrue(hasBought(guide, BEN, "s4") && hasBought(guide, BEN, "k1"));
      assertThrows(IllegalArgumentException.class, () -> guide.forget(Shopper.anonymous()));
    }
  }

  @Test
  void forget_whoComesBack_beginsAnew() {
    builder().build();
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      guide.forget(Shopper.of(BEN));
      guide.bought(Shopper.of(BEN), "s5");
    }
    String later = SmallShop.CLOCK.instant().plusSeconds(60).toString();
    builder(folder, BEN + ",h1,2026-01-01T00:00:00Z", BEN + ",h2,", BEN + ",h3," + later).build();
    OpenOptions laterOn = options().withClock(Clock.offset(SmallShop.CLOCK, Duration.ofHours(1)));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, laterOn)) {
      assertTrue(hasBought(guide, BEN, "s5"), "recorded since");
      assertTrue(hasBought(guide, BEN, "h3"), "in the feed since");
      assertFalse(hasBought(guide, BEN, "h1"), "before");
      assertFalse(hasBought(guide, BEN, "h2"), "without a time");
    }
  }

  @Test
  void forget_killedAtAnyMoment_leavesTheOldOrTheNewJournal() throws IOException {
    Path journal = folder.resolve("events.journal");
    try (EventJournal open = EventJournal.open(journal, KEY, e -> {})) {
      open.append(new EventJournal.Event("a", "p1", 1));
      open.append(new EventJournal.Event("b", "p2", 2));
    }
    byte[] old = Files.readAllBytes(journal);
    try (EventJournal open = EventJournal.open(journal, KEY, e -> {})) {
      assertEquals(1, open.forget("a", 3));
      open.append(new EventJournal.Event("b", "p3", 4));
    }
    byte[] next = Files.readAllBytes(journal);
    assertFalse(new String(next, StandardCharsets.ISO_8859_1).contains("p1"));
    // Before the rename there is a part of the new journal beside the old one.
    for (int length = 0; length <= next.length; length += 7) {
      Files.write(journal, old);
      Path unfinished = folder.resolve("events.journal.unfinished");
      Files.write(unfinished, Arrays.copyOf(next, length));
      assertEquals("a p1, b p2", replayed(journal));
      assertFalse(Files.exists(unfinished));
    }
    Files.write(journal, next);
    assertEquals("b p2, forget a, b p3", replayed(journal));
  }

  private static String replayed(Path journal) {
    StringBuilder entries = new StringBuilder();
    EventJournal.open(
            journal,
            KEY,
            new EventJournal.Replay() {
              @Override
              public void bought(EventJournal.Event event) {
                entries.append(event.shopper()).append(' ').append(event.product()).append(", ");
              }

              @Override
              public void forgotten(String shopper, long epochMillis) {
                entries.append("forget ").append(shopper).append(", ");
              }
            })
        .close();
    return entries.substring(0, entries.length() - 2);
  }

  @Test
  void open_folderOfTheFormerFormat_replacesClearIdsEverywhere() throws IOException {
    // The former format had no times of purchases.
    builder(folder, ANN + ",h1,", ANN + ",l2,", BEN + ",h1,", BEN + ",k1,", "c,k1,").build();
    Map<String, List<String>> before;
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      guide.bought(Shopper.of(ANN), "s1");
      before = others(guide);
    }
    makeFormer();
    assertTrue(holds(folder, CLEAR.getFirst()));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      assertNoClearIds();
      assertTrue(hasBought(guide, ANN, "h1") && hasBought(guide, ANN, "s1"));
      assertEquals(before, others(guide));
      assertEquals(2, guide.info().generation());
    }
    assertNoClearIds();
  }

  @Test
  void build_overAFolderOfTheFormerFormat_replacesClearIdsEverywhere() throws IOException {
    builder().build();
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      guide.bought(Shopper.of(ANN), "s1");
    }
    makeFormer();
    builder().build();
    assertNoClearIds();
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      assertTrue(hasBought(guide, ANN, "h1") && hasBought(guide, ANN, "s1"));
    }
  }

  @Test
  void open_migrationKilledInTheMiddle_isBroughtToTheEnd() throws IOException {
    builder().build();
    makeFormer();
    Path former = Files.createTempDirectory(folder.getParent(), "former");
    SmallShop.copy(folder.resolve("generations/000001"), former.resolve("000001"));
    ShoppingGuide.open(folder, options()).close();
    // As if it had been killed before the former generation was removed.
    Files.move(
        former.resolve("000001"),
        folder.resolve("generations/000001"),
        StandardCopyOption.ATOMIC_MOVE);
    assertTrue(holds(folder, CLEAR.getFirst()));
    ShoppingGuide.open(folder, options()).close();
    assertNoClearIds();
  }

  /** Turns the folder into what the former release wrote. */
  private void makeFormer() throws IOException {
    ShopperKey key = new ShopperKeyFile(folder.resolve("shopper.key")).readOrCreate();
    Map<String, String> ids =
        Stream.of(ANN, BEN, "c").collect(Collectors.toMap(key::name, id -> id));
    Path generation = folder.resolve("generations/000001");
    Manifest manifest = Manifest.readAndVerify(generation);
    Path graph = generation.resolve("graph.kg");
    ProductGraph clear = ProductGraph.open(graph).withKeys("Shopper", ids::get);
    Files.delete(graph);
    clear.save(graph);
    new Manifest(
            1,
            1,
            manifest.created(),
            manifest.encoder(),
            manifest.currency(),
            null,
            0,
            manifest.exchangeRates(),
            Manifest.describe(generation))
        .write(generation);
    Path journal = folder.resolve("events.journal");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0x53474a31);
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      try (DataOutputStream event = new DataOutputStream(payload)) {
        event.writeUTF(ANN);
        event.writeUTF("s1");
        event.writeLong(5);
      }
      CRC32C crc = new CRC32C();
      crc.update(ByteBuffer.wrap(payload.toByteArray()));
      out.writeInt(payload.size());
      out.writeInt((int) crc.getValue());
      payload.writeTo(out);
    }
    Files.write(journal, bytes.toByteArray());
    Files.delete(folder.resolve("shopper.key"));
  }

  private static Map<String, List<String>> others(ShoppingGuide guide) {
    return Stream.of(BEN, "c", "nobody")
        .collect(Collectors.toMap(id -> id, id -> together(guide, id)));
  }

  private boolean inLiveGraph(ShopperKey key, String id) {
    Path live = new GuideFolder(folder).live();
    return ProductGraph.open(live.resolve("graph.kg")).find("Shopper", key.name(id)) >= 0;
  }

  private long generations() {
    try (Stream<Path> all = Files.list(folder.resolve("generations"))) {
      return all.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void leastCommonShoppers_ofTwo_dropsPairsOfOne() {
    builder().build();
    Path other = folder.resolve("other");
    builder(other, ANN + ",h1,", ANN + ",l2,", BEN + ",h1,", BEN + ",l2,", BEN + ",k1,")
        .leastCommonShoppers(2)
        .build();
    try (ShoppingGuide all = ShoppingGuide.open(folder, options());
        ShoppingGuide few = ShoppingGuide.open(other, options())) {
      assertTrue(isTogether(all, "h1", "l2"));
      assertTrue(isTogether(few, "h1", "l2"));
      assertTrue(isTogether(all, "h1", "k1"));
      assertFalse(isTogether(few, "h1", "k1"));
    }
    assertThrows(IllegalArgumentException.class, () -> builder().leastCommonShoppers(0));
  }

  private static boolean isTogether(ShoppingGuide guide, String product, String neighbour) {
    return guide.similar(product, 30).stream()
        .filter(r -> r.product().id().equals(neighbour))
        .flatMap(r -> r.explanation().contributions().stream())
        .anyMatch(c -> c.name().equals("bought together"));
  }
}
