package io.shopguide.examples.quickstart;

import io.shopguide.guide.Answer;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Session;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A conversation in the terminal. */
final class Chat {
  private final ShoppingGuide guide;
  private final Console console;
  private final Transcript transcript;
  private final Shopper shopper = Shopper.of("you");
  private List<Recommendation> shown = List.of();

  Chat(ShoppingGuide guide, Console console, Transcript transcript) {
    this.guide = guide;
    this.console = console;
    this.transcript = transcript;
  }

  void run() {
    console.printf(
        "%nAsk in English or Chinese. Also: 'why 2' for a score's parts, 'buy 2', 'for me',"
            + " 'quit'.%n");
    Session session = guide.newSession(shopper);
    for (String line = read(); line != null && !isQuit(line); line = read()) {
      if (line.equals("for me")) {
        show(guide.recommend(session, 5));
      } else if (line.startsWith("why ") && shown(line) != null) {
        transcript.arithmetic(shown(line));
      } else if (line.startsWith("buy ") && shown(line) != null) {
        guide.bought(shopper, shown(line).product().id());
        console.printf("   bought %s%n", shown(line).product().title());
      } else if (!line.isBlank()) {
        Answer answer = guide.ask(line, session);
        transcript.answer(answer);
        if (answer.facts().isEmpty()) {
          shown =
              Stream.concat(answer.recommendations().stream(), answer.alternatives().stream())
                  .toList();
        }
      }
    }
  }

  private String read() {
    return console.readLine("%n> ");
  }

  private static boolean isQuit(String line) {
    return line.equals("quit") || line.equals("exit") || line.equals("bye");
  }

  private void show(List<Recommendation> recommendations) {
    shown = recommendations;
    transcript.recommendations(recommendations, Locale.ENGLISH);
  }

  /** The product that the number at the end of a command stands for, {@code null} if none. */
  private Recommendation shown(String command) {
    try {
      int number = Integer.parseInt(command.substring(command.indexOf(' ') + 1).strip());
      return number >= 1 && number <= shown.size() ? shown.get(number - 1) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
