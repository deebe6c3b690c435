package io.shopguide.benchmarks.kg;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;

/**
 * The triples of a made-up shop: product types, features, producers, vendors, products, offers with
 * prices and dates, users with purchases, reviews. What is linked to is Zipf-distributed, texts are
 * Zipf-distributed words. The same scale and seed give the same file on every machine. Not
 * thread-safe; one per file.
 */
final class ShopTriples {
  /** Start of every IRI. */
  static final String BASE = "http://ex.org/";

  /** The relation of products to their features. */
  static final String HAS_FEATURE = BASE + "p/hasFeature";

  /** Greatest number of features of a product. */
  static final int MOST_FEATURES = 20;

  private static final int LEAST_FEATURES = 8;
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final int TYPES = 500;
  private static final int WORDS = 5_000;
  private static final int BUFFER = 1 << 20;
  private static final String[] COUNTRIES = {
    "US", "DE", "FR", "GB", "JP", "CN", "IT", "ES", "RU", "KR"
  };

  private final double scale;
  private final Random random;
  private final Writer out;
  private final String[] words = new String[WORDS];
  private final Zipf word;
  private final Zipf feature;
  private final Zipf type;
  private final Zipf product;
  private final Zipf producer;
  private final Zipf vendor;
  private final Zipf user;
  private long triples;

  private ShopTriples(double scale, long seed, Writer out) {
    this.scale = scale;
    this.out = out;
    random = new Random(seed);
    for (int i = 0; i < WORDS; i++) {
      char[] letters = new char[3 + random.nextInt(7)];
      for (int j = 0; j < letters.length; j++) {
        letters[j] = (char) ('a' + random.nextInt(26));
      }
      words[i] = new String(letters);
    }
    word = new Zipf(WORDS, 1.0, 2, random);
    feature = new Zipf(features(scale), 0.9, 20, random);
    type = new Zipf(TYPES, 0.8, 5, random);
    product = new Zipf(products(scale), 0.9, 20, random);
    producer = new Zipf(scaled(2_000), 0.9, 5, random);
    vendor = new Zipf(scaled(1_000), 0.9, 5, random);
    user = new Zipf(scaled(50_000), 0.7, 20, random);
  }

  /**
   * Writes the triples as N-Triples.
   *
   * @param file where to; replaced if there is one
   * @param scale size; 1.0 gives 2,149,144 triples with the seed 42
   * @param seed seed of all random numbers
   * @return number of triples, all different
   * @throws IOException if the file cannot be written
   */
  static long write(Path file, double scale, long seed) throws IOException {
    try (Writer out =
        new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII), BUFFER)) {
      ShopTriples shop = new ShopTriples(scale, seed, out);
      shop.write();
      return shop.triples;
    }
  }

  /** Number of products of a shop. */
  static int products(double scale) {
    return (int) (40_000 * scale);
  }

  /** Number of features of a shop; a few may be no product's. */
  static int features(double scale) {
    return (int) (20_000 * scale);
  }

  /** A product's IRI. */
  static String product(int number) {
    return BASE + "product/" + number;
  }

  /** A feature's IRI. */
  static String feature(int number) {
    return BASE + "feature/" + number;
  }

  private int scaled(int size) {
    return (int) (size * scale);
  }

  private void write() throws IOException {
    types();
    for (int i = 0; i < features(scale); i++) {
      text("feature/" + i, "label", 2);
    }
    companies("producer/", scaled(2_000));
    companies("vendor/", scaled(1_000));
    for (int i = 0; i < products(scale); i++) {
      product("product/" + i);
    }
    for (int i = 0; i < scaled(80_000); i++) {
      offer("offer/" + i);
    }
    for (int i = 0; i < scaled(50_000); i++) {
      user("user/" + i);
    }
    for (int i = 0; i < scaled(60_000); i++) {
      review("review/" + i);
    }
  }

  private void types() throws IOException {
    for (int i = 0; i < TYPES; i++) {
      text("type/" + i, "label", 2);
      if (i > 0) {
        link("type/" + i, "subClassOf", "type/", (i - 1) / 4);
      }
    }
  }

  private void companies(String kind, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      text(kind + i, "label", 2);
      country(kind + i);
    }
  }

  private void product(String subject) throws IOException {
    link(subject, "type", "type/", type.next());
    text(subject, "label", 3);
    text(subject, "comment", 8);
    link(subject, "producer", "producer/", producer.next());
    int count = LEAST_FEATURES + random.nextInt(MOST_FEATURES - LEAST_FEATURES + 1);
    TreeSet<Integer> features = new TreeSet<>();
    while (features.size() < count) {
      features.add(feature.next());
    }
    for (int number : features) {
      link(subject, "hasFeature", "feature/", number);
    }
    for (int j = 1; j <= 3; j++) {
      integer(subject, "num" + j, 1 + (int) Math.abs(random.nextGaussian() * 500));
    }
  }

  private void offer(String subject) throws IOException {
    link(subject, "product", "product/", product.next());
    link(subject, "vendor", "vendor/", vendor.next());
    int units = 5 + (int) StrictMath.exp(random.nextGaussian() * 1.2 + 4);
    literal(subject, "price", units + "." + twoDigits(random.nextInt(100)), "decimal");
    date(subject, "validFrom");
    integer(subject, "deliveryDays", 1 + random.nextInt(21));
  }

  private void user(String subject) throws IOException {
    text(subject, "name", 2);
    country(subject);
    int count = 2 + (int) Math.min(200, StrictMath.exp(random.nextGaussian() * 0.9 + 1.7));
    TreeSet<Integer> purchases = new TreeSet<>();
    for (int j = 0; j < count; j++) {
      purchases.add(product.next());
    }
    for (int number : purchases) {
      link(subject, "purchased", "product/", number);
    }
  }

  private void review(String subject) throws IOException {
    link(subject, "reviewFor", "product/", product.next());
    link(subject, "reviewer", "user/", user.next());
    integer(subject, "rating", 1 + random.nextInt(5));
    text(subject, "title", 5);
    date(subject, "date");
  }

  private void country(String subject) throws IOException {
    String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
    triple(subject, "country", "<" + BASE + "country/" + country + ">");
  }

  private void link(String subject, String predicate, String kind, int number) throws IOException {
    triple(subject, predicate, "<" + BASE + kind + number + ">");
  }

  private void text(String subject, String predicate, int length) throws IOException {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < length; i++) {
      text.append(i > 0 ? " " : "").append(words[word.next()]);
    }
    triple(subject, predicate, text.append('"').toString());
  }

  private void integer(String subject, String predicate, int value) throws IOException {
    literal(subject, predicate, Integer.toString(value), "integer");
  }

  private void date(String subject, String predicate) throws IOException {
    int year = 2020 + random.nextInt(5);
    int month = 1 + random.nextInt(12);
    int day = 1 + random.nextInt(28);
    literal(subject, predicate, year + "-" + twoDigits(month) + "-" + twoDigits(day), "date");
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private void literal(String subject, String predicate, String value, String datatype)
      throws IOException {
    triple(subject, predicate, "\"" + value + "\"^^<" + XSD + datatype + ">");
  }

  private void triple(String subject, String predicate, String object) throws IOException {
    out.write("<" + BASE + subject + "> <" + BASE + "p/" + predicate + "> " + object + " .\n");
    triples++;
  }
}
