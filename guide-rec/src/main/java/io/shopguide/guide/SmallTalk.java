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
          case ORDER_HELP ->
              new Phrase(
                  "I only know the products. The shop's customer service helps with orders,"
                      + " deliveries and returns.",
                  "我只了解商品。订单、物流和退换货请联系店铺客服。");
          case OUT_OF_SCOPE ->
              new Phrase(
                  "I only know this shop's products. What are you looking for?",
                  "我只了解本店的商品。您想找什么？");
          case RESET ->
              new Phrase("Let us start anew. What are you looking for?", "好的，重新开始。您想找什么？");
          default ->
              new Phrase("Tell me a kind of product, a brand or a price.", "请告诉我商品种类、品牌或价格。");
        });
  }
}
