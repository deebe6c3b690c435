package io.shopguide.rec.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingRulesTest {
  private static final String ALL =
      """
      {"format": 1, "rules": [
        {"name": "season", "action": "boost", "strength": 0.2, "queries": ["running shoes", "跑步鞋"],
         "products": {"brand": "Nike", "category": ["shoes"], "price": {"max": 150},
                      "attributes": {"color": ["red", "blue"], "weight": {"min": 100, "max": 300}}},
         "from": "2026-11-01", "until": "2026-12-01T06:00:00Z"},
        {"name": "old", "action": "bury", "strength": 0.1, "products": {"id": "h2"}},
        {"name": "first", "action": "pin", "position": 1, "products": {"id": ["h1"]}},
        {"name": "gone", "action": "exclude", "products": {"id": "h3"}},
        {"name": "empty shelf", "action": "stock"},
        {"name": "profit", "action": "margin", "attribute": "gain", "strength": 0.05}]}
      """;

  @Test
  void parse_everyAction_givesItsRules() {
    List<RankingRule> rules = RankingRules.parse(ALL, "rules.json").rules();
    assertEquals(6, rules.size());
    RankingRule season = rules.getFirst();
    assertEquals(new RuleAction.Boost(0.2), season.action());
    assertEquals(List.of("running shoes", "跑步鞋"), season.queries());
    assertEquals(Optional.of(Instant.parse("2026-11-01T00:00:00Z")), season.from());
    assertEquals(
        ProductFilter.all()
            .withBrands("Nike")
            .withCategories("shoes")
            .withPrice(Double.NEGATIVE_INFINITY, 150)
            .withAttributes(
                AttributeFilter.anyOf("color", "red", "blue"),
                AttributeFilter.between("weight", 100, 300)),
        season.products());
    assertEquals(new RuleAction.Bury(0.1), rules.get(1).action());
    assertEquals(new RuleAction.Pin(1), rules.get(2).action());
    assertEquals(new RuleAction.Exclude(), rules.get(3).action());
    assertEquals(new RuleAction.Stock("stock", 0), rules.get(4).action());
    assertEquals(new RuleAction.Margin("gain", 0.05), rules.get(5).action());
  }

  @Test
  void isActive_atTheEdges_includesTheFirstMomentOnly() {
    RankingRule season = RankingRules.parse(ALL, "rules.json").rules().getFirst();
    assertFalse(season.isActive(Instant.parse("2026-10-31T23:59:59Z")));
    assertTrue(season.isActive(Instant.parse("2026-11-01T00:00:00Z")));
    assertTrue(season.isActive(Instant.parse("2026-12-01T05:59:59Z")));
    assertFalse(season.isActive(Instant.parse("2026-12-01T06:00:00Z")));
  }

  /** Each mistake with the field and a word of the remedy that its message must hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'action':'boost','strength':1}|rule 1, field 'name'|is missing",
        "{'name':'x','strength':1}|rule 1 'x', field 'action'|use pin",
        "{'name':'x','action':'lift'}|rule 1 'x', field 'action'|none of pin",
        "{'name':'x','action':'boost'}|rule 1 'x', field 'strength'|above 0 and at most 1",
        "{'name':'x','action':'boost','strength':2}|rule 1 'x', field strength 2|give for example",
        "{'name':'x','action':'boost','strength':'a'}|rule 1 'x', field 'strength'|not a number",
        "{'name':'x','action':'pin','position':0,'products':{'id':'a'}}|field position 0|1 to 100",
        "{'name':'x','action':'pin','position':1.5,'products':{'id':'a'}}|'position'|whole number",
        "{'name':'x','action':'pin','position':1}|field products|say which",
        "{'name':'x','action':'exclude'}|field products|say which",
        "{'name':'x','action':'stock','from':'soon'}|field 'from'|write 2026-11-27",
        "{'name':'x','action':'stock','from':'2026-02-01','until':'2026-01-01'}|field until|swap",
        "{'name':'x','action':'stock','product':{}}|field 'product'|use one of name",
        "{'name':'x','action':'stock','products':{'brands':'a'}}|field 'brands'|use one of id",
        "{'name':'x','action':'stock','products':{'price':{}}}|'price', field 'min'|give one",
        "{'name':'x','action':'stock','products':{'price':{'min':2,'max':1}}}|'price'|min 2.0 is above",
        "{'name':'x','action':'stock','products':{'id':[]}}|field 'id'|leave the field out",
        "{'name':'x','action':'stock','queries':[' ']}|field 'queries'|is not a text",
        "[]|rule 1|is not an object",
      })
  void parse_mistake_namesFileRuleFieldAndRemedy(String rule, String place, String remedy) {
    String json = "{\"format\": 1, \"rules\": [" + rule.replace('\'', '"') + "]}";
    String message =
        assertThrows(RankingRulesException.class, () -> RankingRules.parse(json, "shop/rules.json"))
            .getMessage();
    assertTrue(message.startsWith("shop/rules.json"), message);
    assertTrue(message.contains(place), message);
    assertTrue(message.contains(remedy), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|is not JSON",
        "''|is not an object",
        "{\"format\": 2, \"rules\": []}|2.0 is not 1",
        "{\"rules\": []}|field 'format'",
        "{\"format\": 1}|field 'rules'",
        "{\"format\": 1, \"rules\": {}}|is not a list",
        "{\"format\": 1, \"rules\": []} x|is not JSON",
        "{\"format\": 1, \"rules\": []} []|is not JSON",
        "{\"format\": 1, \"rules\": [], \"note\": 1}|field 'note'"
      })
  void parse_brokenFile_saysWhat(String json, String message) {
    assertTrue(
        assertThrows(RankingRulesException.class, () -> RankingRules.parse(json, "rules.json"))
            .getMessage()
            .contains(message));
  }

  @Test
  void parse_twoOfOneName_isRefused() {
    String two =
        "{\"format\":1,\"rules\":[{\"name\":\"a\",\"action\":\"stock\"},"
            + "{\"name\":\"a\",\"action\":\"stock\"}]}";
    assertTrue(
        assertThrows(RankingRulesException.class, () -> RankingRules.parse(two, "r.json"))
            .getMessage()
            .contains("'a'"));
  }

  @Test
  void read_file_givesItsRulesOrNamesIt(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("rules.json"), ALL);
    assertEquals(6, RankingRules.read(file).rules().size());
    Path missing = folder.resolve("none.json");
    assertTrue(
        assertThrows(RankingRulesException.class, () -> RankingRules.read(missing))
            .getMessage()
            .contains("none.json"));
  }
}
