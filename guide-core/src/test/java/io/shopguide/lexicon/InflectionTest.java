package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {
  @ParameterizedTest
  @CsvSource({
    "headphone,headphones",
    "watch,watches",
    "battery,batteries",
    "knife,knives",
    "toy,toys"
  })
  void variants_regularNoun_areEachOther(String singular, String plural) {
    assertTrue(Inflection.variants(singular).contains(plural));
    assertTrue(Inflection.variants(plural).contains(singular));
  }

  @ParameterizedTest
  @CsvSource({"dress,dresses", "bus,buses"})
  void variants_nounInS_isNoPlural(String singular, String plural) {
    assertEquals(plural, Inflection.variants(singular).get(0));
  }
}
