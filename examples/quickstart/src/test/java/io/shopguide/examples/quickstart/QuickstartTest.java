package io.shopguide.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  @TempDir private Path folder;

  @Test
  void run_embeddedCatalogue_answersEveryRequestAsItsTitlePromises() throws IOException {
    List<String> requests =
        Pattern.compile("\\n\\n(?=\\d\\. )").splitAsStream(run(List.of())).toList();
    assertEquals(9, requests.size(), "a heading and eight requests");
    String range = requests.get(1);
    assertTrue(range.contains("Headphones") && range.contains("between $80 and $250"), range);
    assertFalse(range.contains(" Auralis ") && !range.contains("not Auralis"), range);
    assertTrue(
        requests.get(2).contains("Jacket") && requests.get(2).contains("women"), requests.get(2));
    assertTrue(
        requests.get(3).contains("蓝牙音箱") && requests.get(3).contains("¥1,500以内"), requests.get(3));
    assertTrue(
        requests.get(4).contains("跑步鞋") && requests.get(4).contains("不要黑色"), requests.get(4));
    String conversation = requests.get(5);
    assertTrue(conversation.contains("Silver") && conversation.contains("not "), conversation);
    assertTrue(
        Pattern.compile("weight: [\\d.]+ k?g").matcher(requests.get(6)).find()
            && Pattern.compile("wifi: (yes|no)").matcher(requests.get(6)).find(),
        requests.get(6));
    assertTrue(requests.get(7).contains("which you bought"), requests.get(7));
    assertTrue(requests.get(8).contains("Nothing meets all of it: without"), requests.get(8));
  }

  @Test
  void run_ownCsv_recognizesItsFields() throws IOException {
    Path csv = folder.resolve("mine.csv");
    Files.writeString(
        csv,
        """
        sku,product_name,vendor,product_type,price
        1,Acme steel kettle,Acme,kettle,39.90
        2,Zeta glass teapot,Zeta,teapot,24.50
        """);
    String printed = run(List.of("feed=" + csv));
    assertTrue(printed.contains("2 records"), printed);
    assertTrue(printed.contains("title=product_name"), printed);
  }

  @Test
  void of_unusableArguments_saysWhatHelps() throws IOException {
    assertTrue(message("feed=no-such-file.csv").contains("no-such-file.csv"));
    assertTrue(message("fede=x.csv").contains("use feed=FILE"));
    Path csv = folder.resolve("odd.csv");
    Files.writeString(csv, "a,b\n1,2\n");
    assertTrue(message("feed=" + csv).contains("Add id=FIELD"));
  }

  private static String message(String argument) {
    return assertThrows(IllegalArgumentException.class, () -> ShopFeed.of(List.of(argument)))
        .getMessage();
  }

  private String run(List<String> args) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Quickstart.run(args, folder.resolve("shop"), out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
