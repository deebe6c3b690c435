package io.shopguide.benchmarks.capacity;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;

/** The figures as lines for people. Not thread-safe; one per text. */
final class Summary {
  private final JsonObject figures;
  private final StringBuilder text = new StringBuilder();

  Summary(JsonObject figures) {
    this.figures = figures;
  }

  String text() {
    line("Questions a second, p50 and p99 in ms as measured and as predicted:");
    for (JsonElement element : figures.getAsJsonArray("rates")) {
      JsonObject rate = element.getAsJsonObject();
      line(
          "  %,8.0f   p50 %8.2f, predicted %8.2f   p99 %8.2f, predicted %8.2f   %s",
          number(rate, "per_s"),
          number(rate, "p50_ms"),
          number(rate, "p50_predicted"),
          number(rate, "p99_ms"),
          number(rate, "p99_predicted"),
          rate.get("fitted").getAsBoolean() ? "fitted" : "held out");
    }
    line(
        "All %,.0f products, predicted from a tenth of them and less:",
        number(figures, "products"));
    JsonObject whole = figures.getAsJsonObject("whole_from_a_tenth");
    for (String quantity : whole.keySet()) {
      JsonObject compared = whole.getAsJsonObject(quantity);
      line(
          "  %-12s %s, measured %.2f",
          quantity, prediction(compared), number(compared, "measured"));
    }
    answer(number(figures, "products"), figures.getAsJsonObject("now"));
    JsonObject larger = figures.getAsJsonObject("larger");
    answer(number(larger, "products"), larger);
    for (String quantity : whole.keySet()) {
      line("  %-12s %s", quantity, prediction(larger.getAsJsonObject(quantity)));
    }
    return text.toString();
  }

  private void answer(double products, JsonObject shoppers) {
    line(
        "With %,.0f products %,.0f shoppers, cautiously %,.0f (%,.0f and %,.0f questions a second;"
            + " p99 within %.0f ms, %.0f s between questions)",
        products,
        number(shoppers, "shoppers"),
        number(shoppers, "shoppers_cautious"),
        number(shoppers, "per_s"),
        number(shoppers, "per_s_cautious"),
        number(figures, "slo_ms"),
        number(figures, "think_s"));
  }

  private static String prediction(JsonObject prediction) {
    return String.format(
        Locale.ROOT,
        "predicted %.2f (%.2f to %.2f)",
        number(prediction, "predicted"),
        number(prediction, "low"),
        number(prediction, "high"));
  }

  private static double number(JsonObject object, String key) {
    return object.get(key).getAsDouble();
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
