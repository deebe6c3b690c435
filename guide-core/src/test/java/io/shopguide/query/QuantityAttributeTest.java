package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityAttributeTest {
  @ParameterizedTest
  @CsvSource({
    "battery at least 5000 mAh,battery-capacity",
    "phone with 6000mAh,battery-capacity",
    "screen over 6 inches,screen-size",
    "屏幕6寸以上,screen-size",
    "a desk 120 cm wide,width",
    "weighs under 2 kg,weight",
    "16gb ram,memory",
    "电池续航10小时以上,battery-life",
    "rope of 30 m,''"
  })
  void parse_quantity_namesItsAttribute(String text, String attribute) {
    assertEquals(attribute, Parsing.quantity(text).attribute());
  }

  @Test
  void cues_nameAttributesOfTheVocabulary() {
    List<Concept> known = Vocabulary.builtIn().concepts();
    for (String[] row : GrammarFile.rows("quantity-attributes.tsv")) {
      assertTrue(known.contains(new Concept(ConceptKind.ATTRIBUTE, row[1])), row[1]);
    }
  }
}
