package io.shopguide.examples.quickstart.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small notations of the vocabulary: conditions, templates and attribute rules. */
final class NotationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wireless | true",
        "!wireless | false",
        "microphone | false",
        "!microphone | true",
        "battery_hours | true",
        "!absent | true",
        "battery_hours>=30 | true",
        "battery_hours>30 | false",
        "battery_hours<=29 | false",
        "absent<5 | false",
        "color=blue | true",
        "wireless,color=red | false",
        "wireless,battery_hours<40 | true"
      })
  void condition_terms_followTheFields(String condition, boolean expected) {
    assertEquals(expected, Condition.parse(condition).holds(fields()));
  }

  @Test
  void condition_malformed_isRejected() {
    assertThrows(IllegalArgumentException.class, () -> Condition.parse("Not a condition"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lasts {battery_hours} hours | Lasts 30 hours",
        "[wireless?Wireless ]Headset | Wireless Headset",
        "[!wireless?Wired ]Headset | Headset",
        "{storage_gb:size} | 1 TB",
        "{storage_gb:size_zh} | 1TB",
        "{weight_g:kg} kg | 1.35 kg",
        "{standby_hours:days} days | 1.5 days"
      })
  void template_places_areFilled(String template, String expected) {
    assertEquals(expected, new Template(template).fill(fields()));
  }

  @Test
  void template_absentField_isAnError() {
    Template template = new Template("{absent}");
    assertThrows(IllegalStateException.class, () -> template.fill(fields()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20..60/5 | 1 | 60",
        "1.2..2.0/0.1 | 1 | 2",
        "8 < 16 < 32 | 0.5 | 16",
        "8 < 16 < 32 | 1 | 32",
        ">=3 | 0.5 | true",
        "~0 | 0.5 | false",
        "stainless steel | 0.5 | stainless steel"
      })
  void rule_drawn_movesFromPlainToFine(String notation, double fineness, String expected) {
    // A fineness beyond the end leaves no room for the noise of ranges.
    double beyond = fineness == 1 ? 2 : fineness;
    Value value = Rule.parse(notation).draw(3, beyond, new Dice(1, notation));
    assertEquals(expected, value.text());
  }

  @Test
  void rule_dash_takesTheAttributeAway() {
    assertTrue(Rule.parse("").absent());
  }

  @Test
  void fields_quotes_areEscaped() {
    Fields fields = new Fields();
    fields.put("title", "24\" \\ wide");
    fields.put("stock", Value.of(3));
    assertEquals("{\"title\":\"24\\\" \\\\ wide\",\"stock\":3}", fields.toJson());
  }

  private static Fields fields() {
    Fields fields = new Fields();
    fields.put("wireless", Value.of(true));
    fields.put("microphone", Value.of(false));
    fields.put("battery_hours", Value.of(30));
    fields.put("standby_hours", Value.of(36));
    fields.put("storage_gb", Value.of(1024));
    fields.put("weight_g", Value.of(1350));
    fields.put("color", "blue");
    return fields;
  }
}
