package io.shopguide.guide;

import io.shopguide.query.Intent;
import java.util.List;

/** What to say to an utterance that asks for no product. */
final class SmallTalk {

  private SmallTalk() {}

  static List<Phrase> reply(Intent intent) {
    return List.of(
        switch (intent) {
          case GREETING -> new Phrase("Hello! Tell me what you are looking for.", "您好！请告诉我您想找什么。");
          case RESET ->
              new Phrase("Let us start anew. What are you looking for?", "好的，重新开始。您想找什么？");
          default ->
              new Phrase("Tell me a kind of product, a brand or a price.", "请告诉我商品种类、品牌或价格。");
        });
  }
}
