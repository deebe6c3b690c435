package io.shopguide.examples.modelcards;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A model card as a Markdown file: front matter in YAML for machines, tables for people. After M.
 * Mitchell et al.: Model Cards for Model Reporting, 2019. Immutable and thread-safe.
 *
 * @param name of the model, also the name of the file
 * @param purpose what the model is for, a sentence
 * @param facts what it was made of, in order
 * @param measures what was measured, in order; NaN for what could not be
 * @param measuredOn what it was measured on, a sentence
 */
record ModelCardFile(
    String name,
    String purpose,
    Map<String, String> facts,
    Map<String, Double> measures,
    String measuredOn) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Copies the maps, which keep their order. */
  ModelCardFile {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** Writes the card into a folder and returns its file; a former one is replaced whole. */
  Path write(Path folder) throws IOException {
    Path file = folder.resolve(name + ".md");
    Path unfinished = folder.resolve(name + ".md.unfinished");
    Files.writeString(unfinished, text());
    return Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  String text() {
    StringBuilder text = new StringBuilder("---\n");
    text.append("model: ").append(quoted(name)).append('\n');
    facts.forEach((k, v) -> text.append(quoted(k) + ": " + quoted(v) + "\n"));
    text.append("measures:").append(measures.isEmpty() ? " {}\n" : "\n");
    measures.forEach((k, v) -> text.append("  " + quoted(k) + ": " + yaml(v) + "\n"));
    text.append("---\n\n# " + name + "\n\n" + purpose + "\n\n## Made of\n\n| | |\n|---|---|\n");
    facts.forEach((k, v) -> text.append("| " + cell(k) + " | " + cell(v) + " |\n"));
    text.append("\n## Measured\n\n" + measuredOn + "\n");
    if (!measures.isEmpty()) {
      text.append("\n| | |\n|---|---|\n");
      measures.forEach((k, v) -> text.append("| " + cell(k) + " | " + shown(v) + " |\n"));
    }
    return text.toString();
  }

  /** A string of JSON is one of YAML, too. */
  private static String quoted(String value) {
    return GSON.toJson(value);
  }

  private static String yaml(double value) {
    return Double.isNaN(value) ? ".nan" : String.format(Locale.ROOT, "%.6f", value);
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? "not measured" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String cell(String value) {
    return value.replace("|", "\\|").replace("\r", "").replace("\n", "<br>");
  }
}
