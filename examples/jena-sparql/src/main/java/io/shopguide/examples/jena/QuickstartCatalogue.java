package io.shopguide.examples.jena;

import io.shopguide.examples.quickstart.Quickstart;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.build.CatalogueBuilder;
import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.lexicon.Vocabulary;
import java.io.InputStream;
import java.util.function.Supplier;

/** The English part of the catalogue that comes with the quickstart. */
final class QuickstartCatalogue {
  private QuickstartCatalogue() {}

  static ProductGraph build() {
    Mapping mapping =
        Mapping.id("id")
            .title("title")
            .description("description")
            .brand("brand")
            .category("category")
            .price("price_cents", PriceUnit.CENTS, "USD")
            .released("released")
            .rating("rating")
            .stock("stock")
            .color("color")
            .material("material")
            .audience("audience")
            .ignore("title_zh", "brand_zh", "category_zh", "type_zh", "color_zh")
            .ignore("currency", "model")
            .otherFields();
    return CatalogueBuilder.create(Vocabulary.builtIn())
        .products(Feed.jsonLines("products.jsonl", resource("products.jsonl"), mapping))
        .events(
            Feed.csv(
                "purchases.csv",
                resource("purchases.csv"),
                EventMapping.shopper("shopper").product("product").time("timestamp")))
        .build()
        .graph();
  }

  private static Supplier<InputStream> resource(String name) {
    return () -> Quickstart.class.getResourceAsStream(name);
  }
}
