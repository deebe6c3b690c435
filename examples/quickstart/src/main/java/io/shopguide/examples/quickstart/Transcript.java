package io.shopguide.examples.quickstart;

import io.shopguide.guide.Answer;
import io.shopguide.guide.Fact;
import io.shopguide.guide.Phrase;
import io.shopguide.guide.Product;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Relaxation;
import io.shopguide.lexicon.Language;
import io.shopguide.rec.Contribution;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints requests and answers for people to read. */
final class Transcript {
  private static final int SHOWN = 3;

  private final PrintStream out;

  Transcript(PrintStream out) {
    this.out = out;
  }

  void heading(int number, String title) {
    out.println();
    out.printf("%d. %s%n", number, title);
  }

  void line(String text) {
    out.println("   " + text);
  }

  void said(String text) {
    out.println("   > " + text);
  }

  void answer(Answer answer) {
    Locale locale = localeOf(answer);
    boolean chinese = locale.equals(Locale.CHINESE);
    answer.facts().stream().map((Fact fact) -> fact.sentence(locale)).forEach(this::line);
    recommendations(answer.recommendations(), locale);
    if (answer.recommendations().isEmpty()
        && answer.facts().isEmpty()
        && !answer.need().isEmpty()) {
      nothing(answer, locale);
    }
    answer.notes().stream().map((Phrase note) -> note.in(locale)).forEach(this::line);
    line("%s %.1f ms".formatted(chinese ? "用时" : "answered in", answer.duration().toNanos() / 1e6));
  }

  private void nothing(Answer answer, Locale locale) {
    boolean chinese = locale.equals(Locale.CHINESE);
    if (!answer.relaxations().isEmpty()) {
      String advice =
          answer.relaxations().stream()
              .map((Relaxation relaxation) -> relaxation.sentence(locale))
              .collect(Collectors.joining(chinese ? "；" : "; "));
      line((chinese ? "没有完全符合的商品。" : "Nothing meets all of it: ") + advice);
    } else if (answer.notes().isEmpty()) {
      line(chinese ? "没有找到商品。" : "I found no product for this.");
    }
    if (!answer.alternatives().isEmpty()) {
      line(chinese ? "相近的商品：" : "Close to it:");
      recommendations(answer.alternatives(), locale);
    }
  }

  void recommendations(List<Recommendation> recommendations, Locale locale) {
    boolean chinese = locale.equals(Locale.CHINESE);
    for (int i = 0; i < Math.min(SHOWN, recommendations.size()); i++) {
      Recommendation r = recommendations.get(i);
      out.printf(
          "   %d  %.3f  %s  %s%n", i + 1, r.score(), r.product().title(locale), price(r.product()));
      out.println(
          "             " + (chinese ? "因为" : "because ") + r.explanation().sentence(locale));
      if (!r.unmet().isEmpty()) {
        String unmet = r.unmet().stream().map(p -> p.in(locale)).collect(Collectors.joining(", "));
        out.println("             " + (chinese ? "但不满足：" : "but not: ") + unmet);
      }
    }
  }

  /** The parts of a score, one a line, what they add up to, and the way through the graph. */
  void arithmetic(Recommendation recommendation) {
    line(recommendation.product().title());
    for (Contribution part : recommendation.explanation().contributions()) {
      line(
          "  %+.4f  %s (%s)"
              .formatted(part.value(), part.name(), part.side().name().toLowerCase(Locale.ROOT)));
    }
    line("  = %.4f".formatted(recommendation.score()));
    recommendation.explanation().pathInWords().ifPresent(path -> line("  " + path.english()));
  }

  static String price(Product product) {
    return Double.isNaN(product.price())
        ? ""
        : String.format(Locale.ROOT, "%s %,.2f", product.currency(), product.price());
  }

  static Locale localeOf(Answer answer) {
    return answer.query().language() == Language.CHINESE ? Locale.CHINESE : Locale.ENGLISH;
  }
}
