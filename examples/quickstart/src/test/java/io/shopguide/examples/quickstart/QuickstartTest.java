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
    assertEquals(10, requests.size(), "a heading, eight requests and the drift");
    List<String> headphones = products(requests.get(1));
    assertEquals(3, headphones.size(), requests.get(1));
    for (String line : headphones) {
      assertTrue(line.contains("Headphones") && !line.contains("Auralis"), line);
      assertTrue(price(line) >= 80 && price(line) <= 250, line);
    }
    for (String line : products(requests.get(2))) {
      assertTrue(line.contains("Jacket") && line.contains("Women's"), line);
      assertTrue(price(line) <= 200, line);
    }
    for (String line : products(requests.get(3))) {
      assertTrue(line.contains("音箱") && price(line) <= 1_500 * 0.14, line);
    }
    for (String line : products(requests.get(4))) {
      assertTrue(line.contains("女") && line.contains("跑步鞋") && !line.contains("黑"), line);
    }
    String conversation = requests.get(5);
    List<String> silver = products(conversation.substring(conversation.indexOf("in silver")));
    assertTrue(silver.size() > 1, conversation);
    silver.forEach(line -> assertTrue(line.contains("Silver"), line));
    String brand = silver.getFirst().replaceFirst("^\\s+\\d\\s+\\S+\\s+(\\S+).*", "$1");
    products(conversation.substring(conversation.indexOf("not that brand")))
        .forEach(line -> assertFalse(line.contains(brand), line));
    assertTrue(
        Pattern.compile("weight: [\\d.]+ k?g").matcher(requests.get(6)).find()
            && Pattern.compile("wifi: (yes|no)").matcher(requests.get(6)).find(),
        requests.get(6));
    assertTrue(requests.get(7).contains("which you bought"), requests.get(7));
    assertTrue(requests.get(8).contains("Nothing meets all of it: without"), requests.get(8));
    assertTrue(requests.get(9).contains("as in the reference"), requests.get(9));
    assertTrue(requests.get(9).contains("language: '"), requests.get(9));
    assertTrue(requests.get(9).contains("retrains: in window 2 'language'"), requests.get(9));
  }

  /** The lines that show a product: rank, score, title, price. */
  private static List<String> products(String printed) {
    List<String> lines =
        printed.lines().filter(line -> line.matches("\\s+\\d  \\d\\.\\d{3}  .*")).toList();
    assertFalse(lines.isEmpty(), printed);
    return lines;
  }

  private static double price(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1).replace(",", ""));
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
