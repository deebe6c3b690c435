package io.shopguide.examples.quickstart;

import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.EventRecord;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.kg.build.ProductRecord;
import io.shopguide.lexicon.Language;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the quickstart's products come from. */
record ShopFeed(
    String description, Feed<ProductRecord> products, Optional<Feed<EventRecord>> events) {

  /** The catalogue that comes with the quickstart. */
  static ShopFeed embedded() {
    Mapping mapping =
        Mapping.id("id")
            .title("title")
            .title("title_zh", Language.CHINESE)
            .description("description")
            .brand("brand")
            .brand("brand_zh", Language.CHINESE)
            .category("category")
            .category("category_zh", Language.CHINESE)
            .price("price_cents", PriceUnit.CENTS, "USD")
            .released("released")
            .rating("rating")
            .stock("stock")
            .color("color")
            .color("color_zh", Language.CHINESE)
            .material("material")
            .audience("audience")
            .ignore("currency", "model", "type_zh")
            .otherFields();
    return new ShopFeed(
        "the embedded catalogue",
        Feed.jsonLines("products.jsonl", resource("products.jsonl"), mapping),
        Optional.of(
            Feed.csv(
                "purchases.csv",
                resource("purchases.csv"),
                EventMapping.shopper("shopper").product("product").time("timestamp"))));
  }

  /** The catalogue that the arguments name. */
  static ShopFeed of(List<String> args) throws IOException {
    UserFeed feed = UserFeed.parse(args);
    return new ShopFeed(feed.file() + ", " + feed.fields(), feed.products(), Optional.empty());
  }

  boolean isEmbedded() {
    return events.isPresent();
  }

  private static Supplier<InputStream> resource(String name) {
    return () -> ShopFeed.class.getResourceAsStream(name);
  }
}
