package io.shopguide.encoder.tuning;

import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import java.util.ArrayList;
import java.util.List;

/** Queries of a colour and a product: a language small enough to learn in seconds. */
final class SmallLanguage {
  static final List<TaggedSequence> TRAINING =
      queries(
          List.of("red", "green", "white", "black", "pink", "grey"),
          List.of("phone", "laptop", "guitar", "pencil", "shirt", "tent"));
  static final List<TaggedSequence> DEVELOPMENT =
      queries(List.of("blue", "yellow", "purple"), List.of("camera", "jacket", "violin"));

  private SmallLanguage() {}

  private static List<TaggedSequence> queries(List<String> colors, List<String> products) {
    List<TaggedSequence> queries = new ArrayList<>();
    for (String color : colors) {
      for (String product : products) {
        queries.add(
            new TaggedSequence(
                List.of(color, product, "case"),
                List.of(new TagSpan(0, 1, "color", 1), new TagSpan(1, 3, "type", 1))));
        queries.add(
            new TaggedSequence(
                List.of(product, color),
                List.of(new TagSpan(0, 1, "type", 1), new TagSpan(1, 2, "color", 1))));
      }
    }
    return queries;
  }
}
