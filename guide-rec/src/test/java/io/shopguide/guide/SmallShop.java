package io.shopguide.guide;

import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.EventRecord;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.kg.build.ProductRecord;
import io.shopguide.lexicon.Language;
import io.shopguide.monitoring.GuideMonitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shop of 30 products in four categories, built once and opened once for all tests that only
 * read; a test that writes takes a {@linkplain #copyTo copy}.
 */
final class SmallShop {
  static final double DOLLARS_PER_YUAN = 0.14;
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

  /** The head of a feed of products without further attributes. */
  static final String COLUMNS =
      "id,title,title_zh,brand,brand_zh,category,category_zh,color,price,released,rating\n";

  private static final Mapping MAPPING =
      Mapping.id("id")
          .title("title")
          .title("title_zh", Language.CHINESE)
          .brand("brand")
          .brand("brand_zh", Language.CHINESE)
          .category("category")
          .category("category_zh", Language.CHINESE)
          .color("color")
          .price("price", PriceUnit.MAJOR, "USD")
          .released("released")
          .rating("rating")
          .otherFields();

  private static final String HEADPHONES =
      """
      id,title,title_zh,brand,brand_zh,category,category_zh,color,price,wireless,noise_cancelling,weight_g,battery_life_h,released,rating
      h1,Sony Quantum 9 Headphones,索尼量子九耳机,Sony,索尼,headphones,耳机,black,349,true,true,250,30,2025-05-01,4.7
      h2,Sony Studio Wired Headphones,索尼录音室耳机,Sony,索尼,headphones,耳机,black,99,false,false,265,,2022-03-15,4.4
      h3,Bose Calm Headphones,博士静听耳机,Bose,博士,headphones,耳机,white,299,true,true,240,24,2024-09-10,4.6
      h4,Bose Stage Headphones,博士舞台耳机,Bose,博士,headphones,耳机,red,129,false,false,180,,2021-01-20,4.0
      h5,Auralis Tide Headphones,奥拉潮汐耳机,Auralis,奥拉,headphones,耳机,white,89,true,true,220,40,2026-02-02,4.1
      h6,Auralis Tide Mini Headphones,奥拉潮汐迷你耳机,Auralis,奥拉,headphones,耳机,red,49,true,false,150,20,2026-06-30,3.9
      h7,Auralis Reef Headphones,奥拉礁石耳机,Auralis,奥拉,headphones,耳机,blue,139,true,true,230,35,2025-11-11,4.3
      h8,Philips Everyday Headphones,飞利浦日常耳机,Philips,飞利浦,headphones,耳机,black,25,false,false,190,,2020-07-07,3.5
      """;
  private static final String LAPTOPS =
      """
      id,title,title_zh,brand,brand_zh,category,category_zh,color,price,screen_size_in,storage_gb,weight_g,released,rating
      l1,Lenovo Slate 13 Laptop,联想石板13笔记本,Lenovo,联想,laptop,笔记本电脑,gray,999,13.3,512,1200,2025-04-01,4.5
      l2,Lenovo Slate 16 Laptop,联想石板16笔记本,Lenovo,联想,laptop,笔记本电脑,gray,1399,16,1024,1900,2025-04-02,4.6
      l3,Lenovo Student Laptop,联想学生笔记本,Lenovo,联想,laptop,笔记本电脑,black,449,15.6,256,1800,2023-08-01,3.9
      l4,Kestrion Feather Laptop,凯斯轻羽笔记本,Kestrion,凯斯,laptop,笔记本电脑,silver,1199,14,512,990,2026-03-03,4.4
      l5,Kestrion Forge Gaming Laptop,凯斯熔炉游戏本,Kestrion,凯斯,laptop,笔记本电脑,black,1899,17.3,2048,2900,2026-01-15,4.8
      l6,Kestrion Basic Laptop,凯斯基础笔记本,Kestrion,凯斯,laptop,笔记本电脑,white,599,14,256,1500,2024-02-20,3.7
      l7,Acer Swift Laptop,宏碁迅捷笔记本,Acer,宏碁,laptop,笔记本电脑,silver,799,14,512,1300,2024-10-10,4.2
      l8,Acer Budget Laptop,宏碁经济笔记本,Acer,宏碁,laptop,笔记本电脑,black,329,15.6,128,1950,2022-05-05,3.4
      """;
  private static final String SHOES =
      """
      id,title,title_zh,brand,brand_zh,category,category_zh,color,price,waterproof,weight_g,released,rating
      s1,Nike Comet Running Shoes,耐克彗星跑步鞋,Nike,耐克,running shoes,跑步鞋,black,120,,260,2025-03-01,4.5
      s2,Nike Comet Trail Running Shoes,耐克彗星越野跑步鞋,Nike,耐克,running shoes,跑步鞋,red,150,true,310,2025-03-02,4.6
      s3,Nike Breeze Running Shoes,耐克微风跑步鞋,Nike,耐克,running shoes,跑步鞋,white,90,,220,2024-06-01,4.1
      s4,Asics Harbor Running Shoes,亚瑟士港湾跑步鞋,Asics,亚瑟士,running shoes,跑步鞋,blue,110,,270,2025-08-08,4.4
      s5,Asics Harbor Plus Running Shoes,亚瑟士港湾增强跑步鞋,Asics,亚瑟士,running shoes,跑步鞋,black,160,,285,2026-04-04,4.7
      s6,Asics Meadow Running Shoes,亚瑟士草地跑步鞋,Asics,亚瑟士,running shoes,跑步鞋,green,75,true,265,2023-09-09,3.8
      s7,Adidas Orbit Running Shoes,阿迪达斯轨道跑步鞋,Adidas,阿迪达斯,running shoes,跑步鞋,white,135,,250,2025-12-12,4.3
      s8,Adidas Pebble Running Shoes,阿迪达斯卵石跑步鞋,Adidas,阿迪达斯,running shoes,跑步鞋,red,65,,280,2022-02-02,3.6
      """;
  private static final String KETTLES =
      """
      id,title,title_zh,brand,brand_zh,category,category_zh,color,price,capacity_ml,weight_g,released,rating
      k1,Philips Dawn Kettle,飞利浦黎明电热水壶,Philips,飞利浦,kettle,电热水壶,white,45,1700,900,2024-01-01,4.2
      k2,Philips Dusk Kettle,飞利浦黄昏电热水壶,Philips,飞利浦,kettle,电热水壶,black,55,1700,950,2024-01-02,4.3
      k3,Philips Travel Kettle,飞利浦旅行电热水壶,Philips,飞利浦,kettle,电热水壶,white,29,500,420,2023-05-05,3.9
      k4,Kestrion Volcano Kettle,凯斯火山电热水壶,Kestrion,凯斯,kettle,电热水壶,red,79,1500,1100,2025-07-07,4.5
      k5,Kestrion Brook Kettle,凯斯小溪电热水壶,Kestrion,凯斯,kettle,电热水壶,silver,65,1200,1000,2026-05-05,4.4
      k6,Kestrion Pond Kettle,凯斯池塘电热水壶,Kestrion,凯斯,kettle,电热水壶,blue,39,1000,800,2021-06-06,3.7
      """;
  private static final String PURCHASES =
      """
      shopper,product
      ann,h1
      ann,l2
      ann,k2
      ben,h1
      ben,l2
      ben,l5
      cat,h3
      cat,l4
      cat,h5
      dan,h5
      dan,s1
      dan,s5
      eve,s1
      eve,s5
      eve,s2
      fay,s1
      fay,s5
      fay,k1
      gus,s2
      gus,s4
      hal,s3
      hal,s7
      hal,k3
      ida,k1
      ida,k4
      jon,k1
      jon,k4
      jon,l1
      kim,l1
      kim,h3
      kim,h5
      leo,l5
      leo,h7
      mia,l5
      mia,h7
      mia,h1
      ned,s6
      ned,s8
      """;

  /** Every product of the shop as its feed says it, to compare answers with. */
  static final List<Item> ITEMS =
      Stream.of(HEADPHONES, LAPTOPS, SHOES, KETTLES).flatMap(SmallShop::items).toList();

  private static Path built;
  private static Path builtTwice;
  private static ShoppingGuide guide;

  private SmallShop() {}

  /** One product of the shop. */
  record Item(String id, String brand, String category, String color, double price) {}

  private static Stream<Item> items(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(f -> new Item(f[0], f[3], f[5], f[7], Double.parseDouble(f[8])));
  }

  static Item item(Recommendation recommendation) {
    String id = recommendation.product().id();
    return ITEMS.stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
  }

  /** The ids of products, in their order. */
  static List<String> ids(List<Recommendation> recommendations) {
    return recommendations.stream().map(r -> r.product().id()).toList();
  }

  /** Asks in a new conversation of an anonymous shopper. */
  static Answer ask(String text) {
    return guide().ask(text, guide().newSession(Shopper.anonymous()), AskOptions.limit(100));
  }

  /** A builder with the feeds of the shop. */
  static GuideBuilder builder(Path folder) {
    return builder(folder, feeds());
  }

  /** A builder of the shop's next season: "New" before all titles, and h8 is gone. */
  static GuideBuilder nextSeason(Path folder) {
    return builder(
        folder,
        Stream.of(HEADPHONES, LAPTOPS, SHOES, KETTLES)
            .map(
                csv ->
                    csv.lines()
                            .filter(line -> !line.startsWith("h8,"))
                            .map(line -> line.replaceFirst("^([hlsk]\\d,)", "$1New "))
                            .collect(Collectors.joining("\n"))
                        + "\n")
            .map(SmallShop::products)
            .toList());
  }

  private static GuideBuilder builder(Path folder, List<Feed<ProductRecord>> feeds) {
    GuideBuilder builder =
        GuideBuilder.create(folder).exchangeRate("CNY", DOLLARS_PER_YUAN).clock(CLOCK);
    feeds.forEach(builder::products);
    return builder.events(purchases(PURCHASES));
  }

  /** The feeds of the products. */
  static List<Feed<ProductRecord>> feeds() {
    return Stream.of(HEADPHONES, LAPTOPS, SHOES, KETTLES).map(SmallShop::products).toList();
  }

  /** A feed of products with the shop's mapping. */
  static Feed<ProductRecord> products(String csv) {
    return Feed.csv("products.csv", () -> stream(csv), MAPPING);
  }

  /** A feed of purchases with the columns shopper and product. */
  static Feed<EventRecord> purchases(String csv) {
    return purchases(csv, EventMapping.shopper("shopper").product("product"));
  }

  /** A feed of purchases with the columns shopper, product and one of their times. */
  static Feed<EventRecord> purchases(String csv, String time) {
    return purchases(csv, EventMapping.shopper("shopper").product("product").time(time));
  }

  private static Feed<EventRecord> purchases(String csv, EventMapping mapping) {
    return Feed.csv("purchases.csv", () -> stream(csv), mapping);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The open guide that tests share; they only read. */
  static synchronized ShoppingGuide guide() {
    if (guide == null) {
      guide = ShoppingGuide.open(copyTo(temporaryFolder()));
    }
    return guide;
  }

  /** Copies the built guide, never opened, into an empty or absent folder. */
  static synchronized Path copyTo(Path folder) {
    if (built == null) {
      Path root = temporaryFolder();
      builder(root).build();
      built = root;
    }
    return copy(built, folder);
  }

  /** Copies the guide with its next season as a second generation, which is not live. */
  static synchronized Path copyWithNextSeasonTo(Path folder) {
    if (builtTwice == null) {
      Path root = copyTo(temporaryFolder());
      nextSeason(root).build();
      try {
        new GuideFolder(root).makeCurrent(1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      builtTwice = root;
    }
    return copy(builtTwice, folder);
  }

  static ShoppingGuide open(Path folder, GuideMonitor monitor) {
    return ShoppingGuide.open(copyTo(folder), monitor);
  }

  static Path copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("small-shop");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      GuideFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
