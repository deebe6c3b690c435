package io.shopguide.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluation commands are contracts: scripts outside this repository call them by name. */
class MainTest {
  @ParameterizedTest
  @CsvSource({
    "eval, drift faults finetune guide-recommend intent linking overhead parser quantities readers recommend rollout search sequences stream tagger training",
    "peers, kg parser scoring"
  })
  void tasks_commandsThatDocumentsName_areThere(String command, String names) {
    assertEquals(Set.of(names.split(" ")), Main.tasks(command).keySet());
  }

  @Test
  void commands_thatDocumentsName_areThere() {
    assertEquals(Set.of("capacity", "eval", "peers"), Main.commands());
  }

  @ParameterizedTest
  @CsvSource({
    "tagger, train= test= out=",
    "intent, train= test= out=",
    "linking, out= catalog= encoder=",
    "quantities, cases= out="
  })
  void usage_evaluation_namesItsArguments(String task, String keys) {
    String usage = Main.tasks("eval").get(task).usage();
    for (String key : keys.split(" ", -1)) {
      assertTrue(usage.contains(key), usage);
    }
  }
}
