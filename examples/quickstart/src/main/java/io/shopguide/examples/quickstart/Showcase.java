package io.shopguide.examples.quickstart;

import io.shopguide.guide.Answer;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Session;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.monitoring.drift.DriftReport;
import java.util.List;
import java.util.Locale;

/** Eight requests that show what the guide can do. */
final class Showcase {
  private final ShoppingGuide guide;
  private final Transcript transcript;

  Showcase(ShoppingGuide guide, Transcript transcript) {
    this.guide = guide;
    this.transcript = transcript;
  }

  void run() {
    ask(
        1,
        "A price range and an exclusion",
        "noise cancelling headphones between $80 and $250, not Auralis");
    ask(2, "Typos", "waterprof jaket for women under $200");
    ask(3, "Chinese, a budget in yuan", "1500元以下的蓝牙音箱");
    ask(4, "Chinese, an audience and an exclusion", "女款跑步鞋，不要黑色");
    ask(
        5,
        "A conversation: the need is kept and changed",
        "laptops with 16 GB memory under $1,800",
        "cheaper",
        "in silver instead",
        "not that brand");
    ask(
        6,
        "Facts",
        "espresso machine with milk frother",
        "what is the weight of the first one?",
        "does it have wifi?");
    personalized(7);
    ask(8, "Nothing fits: what to give up", "Kestrion laptop under $300");
  }

  /**
   * Lets shoppers ask until the guide knows what is normal, and then other ones.
   *
   * @param retraining the hook's reports so far
   */
  void drift(int number, List<DriftReport> retraining) {
    transcript.heading(number, "Drift: the guide notices that other shoppers ask");
    crowd(600, "running shoes", "wireless headphones", "black laptop", "蓝牙音箱");
    transcript.line("600 questions: %s".formatted(guide.diagnose()));
    crowd(200, "蓝牙音箱", "女款跑步鞋", "红色的夹克", "running shoes");
    guide.diagnose().main().ifPresent(first -> transcript.line(first.sentence()));
    for (DriftReport report : retraining) {
      transcript.line(
          "the application's hook retrains: in window %d '%s' drifted, and %d other features"
              .formatted(
                  report.window(),
                  report.drifted().getFirst().feature(),
                  report.drifted().size() - 1));
    }
  }

  private void crowd(int questions, String... texts) {
    for (int i = 0; i < questions; i++) {
      guide.ask(texts[i * 7 % texts.length], guide.newSession(Shopper.anonymous()));
    }
  }

  private void ask(int number, String title, String... turns) {
    transcript.heading(number, title);
    Session session = guide.newSession(Shopper.anonymous());
    for (String turn : turns) {
      transcript.said(turn);
      transcript.answer(guide.ask(turn, session));
    }
  }

  private void personalized(int number) {
    transcript.heading(number, "A new shopper's first purchase counts at once");
    Shopper shopper = Shopper.of("newcomer");
    Session session = guide.newSession(shopper);
    transcript.said("trail running shoes for men");
    Answer answer = guide.ask("trail running shoes for men", session);
    transcript.answer(answer);
    Recommendation first =
        answer.recommendations().isEmpty()
            ? answer.alternatives().getFirst()
            : answer.recommendations().getFirst();
    transcript.line("buys " + first.product().title());
    guide.bought(shopper, first.product().id());
    long start = System.nanoTime();
    List<Recommendation> next = guide.recommend(shopper, 3);
    long nanos = System.nanoTime() - start;
    transcript.line("recommended next, without a word:");
    transcript.recommendations(next, Locale.ENGLISH);
    transcript.line("recommended in %.1f ms; the first one's score:".formatted(nanos / 1e6));
    transcript.arithmetic(next.getFirst());
  }
}
