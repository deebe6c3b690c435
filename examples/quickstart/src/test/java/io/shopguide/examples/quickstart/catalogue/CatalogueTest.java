package io.shopguide.examples.quickstart.catalogue;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue promises its readers. */
final class CatalogueTest {
  private static final Pattern FIELD = Pattern.compile("\"([a-z0-9_]+)\":(\"|[tf]|[-0-9])");
  private static final Pattern IN_TITLE =
      Pattern.compile("([\\d.]+)(-Inch| L\\b| ml\\b| Hz\\b| W\\b| mAh\\b|-Bar)");
  private static final Map<String, String> FIELD_OF_UNIT =
      Map.of(
          "-Inch", "screen_inches",
          " L", "capacity_l",
          " ml", "capacity_ml",
          " Hz", "refresh_hz",
          " W", "output_w",
          " mAh", "battery_mah",
          "-Bar", "pressure_bar");

  private static final List<Product> PRODUCTS =
      new Catalogue(Vocabulary.load(), CatalogueGenerator.DEFAULT_SEED).products();

  @Test
  void products_count_fillsTwelveShelvesOfAboutSixty() {
    Map<String, Long> shelves = count(product -> product.fields().text("category"));
    assertEquals(12, shelves.size());
    assertTrue(PRODUCTS.size() >= 720);
    shelves.forEach((shelf, size) -> assertTrue(size >= 60 && size <= 64, shelf));
  }

  @Test
  void brands_perCategory_areEightToEleven() {
    Map<String, Set<String>> brands = new HashMap<>();
    for (Product product : PRODUCTS) {
      brands
          .computeIfAbsent(product.fields().text("category"), shelf -> new HashSet<>())
          .add(product.fields().text("brand"));
    }
    brands.forEach((shelf, names) -> assertTrue(names.size() >= 8 && names.size() <= 11, shelf));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "title", "title_zh"})
  void field_identifying_isUnique(String field) {
    count(product -> product.fields().text(field))
        .forEach((value, times) -> assertEquals(1, times, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id", "title", "title_zh", "brand", "brand_zh", "category", "category_zh", "price_cents",
        "currency", "released", "rating", "stock", "description", "color", "color_zh", "material"
      })
  void field_common_isNeverEmpty(String field) {
    for (Product product : PRODUCTS) {
      assertFalse(product.fields().text(field).isBlank(), product.id());
    }
  }

  @Test
  void field_type_isTheSameInEveryProduct() {
    Map<String, String> types = new HashMap<>();
    for (Product product : PRODUCTS) {
      Matcher field = FIELD.matcher(product.fields().toJson());
      while (field.find()) {
        String type =
            switch (field.group(2)) {
              case "\"" -> "text";
              case "t", "f" -> "boolean";
              default -> "number";
            };
        String before = types.putIfAbsent(field.group(1), type);
        assertTrue(before == null || before.equals(type), field.group(1));
      }
    }
  }

  @Test
  void title_numbers_agreeWithFields() {
    for (Product product : PRODUCTS) {
      Matcher number = IN_TITLE.matcher(product.fields().text("title"));
      while (number.find()) {
        String field = FIELD_OF_UNIT.get(number.group(2));
        assertEquals(number.group(1), product.fields().text(field), product.id());
      }
    }
  }

  @Test
  void title_words_agreeWithFields() {
    for (Product product : PRODUCTS) {
      String title = product.fields().text("title");
      assertAll(
          product.id(),
          () -> assertImplies(title.contains("Noise-Cancelling"), product, "noise_cancelling"),
          () -> assertImplies(title.contains("Waterproof"), product, "waterproof"),
          () -> assertImplies(title.contains("Wireless Over-Ear"), product, "bluetooth"),
          () -> assertImplies(title.contains("Hooded"), product, "hooded"),
          () -> assertImplies(title.contains("Carbon-Plate"), product, "carbon_plate"),
          () -> assertEquals(title.contains("Women's"), product.audience().equals("women")),
          () -> assertEquals(title.contains("Kids"), product.audience().equals("kids")));
    }
  }

  @Test
  void headphones_wired_haveNoBattery() {
    for (Product product : PRODUCTS) {
      if (product.id().startsWith("hp")) {
        boolean battery = product.fields().holds("battery_hours");
        assertEquals(product.fields().holds("wireless"), battery, product.id());
      }
    }
  }

  @Test
  void laptops_dear_haveMoreMemory() {
    List<Product> laptops =
        PRODUCTS.stream().filter(product -> product.id().startsWith("lt")).toList();
    assertTrue(
        meanMemory(laptops, price -> price >= 150_000)
            > 2 * meanMemory(laptops, price -> price < 80_000));
  }

  @Test
  void price_sameKindAndBrand_neverFallsWithLevel() {
    for (Product product : PRODUCTS) {
      for (Product finer : PRODUCTS) {
        if (finer.model().kind().equals(product.model().kind())
            && finer.model().brand().equals(product.model().brand())
            && finer.model().level() > product.model().level() + 1) {
          assertTrue(price(finer) > price(product), product.id() + " and " + finer.id());
        }
      }
    }
  }

  @Test
  void titleZh_everyProduct_isChineseAndNamesTheBrand() {
    for (Product product : PRODUCTS) {
      String title = product.fields().text("title_zh");
      assertTrue(title.startsWith(product.fields().text("brand_zh")), title);
      long han =
          title
              .codePoints()
              .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
              .count();
      assertTrue(han >= 6, title);
    }
  }

  @Test
  void text_everyProduct_isFullyFilled() {
    for (Product product : PRODUCTS) {
      for (String field : List.of("title", "title_zh", "description")) {
        String text = product.fields().text(field);
        assertTrue(Stream.of("{", "[", "  ", " ,").noneMatch(text::contains), product.id() + text);
      }
    }
  }

  private static void assertImplies(boolean condition, Product product, String field) {
    assertTrue(!condition || product.fields().holds(field), field);
  }

  private static long price(Product product) {
    return Long.parseLong(product.fields().text("price_cents"));
  }

  private static double meanMemory(List<Product> laptops, LongPredicate prices) {
    return laptops.stream()
        .filter(laptop -> prices.test(price(laptop)))
        .mapToInt(laptop -> Integer.parseInt(laptop.fields().text("memory_gb")))
        .average()
        .orElseThrow();
  }

  private static Map<String, Long> count(Function<Product, String> key) {
    return PRODUCTS.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }
}
