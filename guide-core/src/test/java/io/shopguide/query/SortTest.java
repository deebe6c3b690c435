package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.query.OrderFinding.Order;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort by price|CHEAPEST|REFINE",
        "sort these by price, highest first|MOST_EXPENSIVE|REFINE",
        "rank the results by rating|BEST_RATED|REFINE",
        "order them by release date|NEWEST|REFINE",
        "sort by weight ascending|LIGHTEST|REFINE",
        "show the cheapest first|CHEAPEST|REFINE",
        "按价格从高到低排序|MOST_EXPENSIVE|REFINE",
        "按照评分排一下|BEST_RATED|REFINE",
        "headphones sorted by popularity|MOST_POPULAR|FIND",
        "cheapest headphones|CHEAPEST|FIND"
      })
  void parse_wishAboutTheOrder_isOneFinding(String text, Order order, Intent intent) {
    ParsedQuery parsed = Parsing.parse(text);
    assertEquals(
        List.of(order),
        parsed.findings(OrderFinding.class).stream().map(OrderFinding::order).toList());
    assertEquals(intent, parsed.intent());
  }

  @ParameterizedTest
  @CsvSource({"sort by zorbs", "sort by rating ascending", "按键手机", "按摩椅", "list price"})
  void parse_orderThatNoneIs_isNotFound(String text) {
    assertEquals(List.of(), Parsing.parse(text).findings(OrderFinding.class));
  }
}
