package io.shopguide.benchmarks.kg;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Answers ANSWERS = new Answers(9, 1, 2, 3);

  @Test
  void add_sameAnswers_isFine() {
    Agreement agreement = new Agreement(9);
    agreement.add("one", ANSWERS);
    assertDoesNotThrow(() -> agreement.add("other", new Answers(9, 1, 2, 3)));
  }

  @Test
  void add_anyOtherAnswer_failsAndNamesBothStores() {
    for (Answers other :
        List.of(new Answers(9, 0, 2, 3), new Answers(9, 1, 0, 3), new Answers(9, 1, 2, 0))) {
      Agreement agreement = new Agreement(9);
      agreement.add("one", ANSWERS);
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> agreement.add("other", other));
      assertTrue(e.getMessage().startsWith("one and other"), e.getMessage());
    }
  }

  @Test
  void add_missingTriples_fails() {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> new Agreement(10).add("one", ANSWERS));
    assertTrue(e.getMessage().contains("9 triples instead of 10"), e.getMessage());
  }
}
