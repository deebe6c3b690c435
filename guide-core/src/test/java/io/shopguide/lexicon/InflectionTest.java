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
  @CsvSource({
    "woman,women",
    "schoolchild,schoolchildren",
    "gamingmouse,gamingmice",
    "shelf,shelves"
  })
  void variants_irregularNoun_areEachOther(String singular, String plural) {
    assertEquals(plural, Inflection.variants(singular).get(0));
    assertEquals(singular, Inflection.variants(plural).get(0));
  }

  @ParameterizedTest
  @CsvSource({"specimen,specimens", "regimen,regimens"})
  void variants_endingOfAnIrregularPlural_keepTheRegularOne(String singular, String plural) {
    assertTrue(Inflection.variants(singular).contains(plural));
    assertTrue(Inflection.variants(plural).contains(singular));
  }

  @ParameterizedTest
  @CsvSource({"dress,dresses", "bus,buses"})
  void variants_nounInS_isNoPlural(String singular, String plural) {
    assertEquals(plural, Inflection.variants(singular).get(0));
  }
}
