package io.shopguide.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments of the form {@code key=value}. Every key must be asked for once, so that a misspelt one
 * is an error. Not thread-safe; one per run.
 */
public final class Arguments {
  private final Map<String, String> values;
  private final Set<String> asked = new HashSet<>();

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Parses arguments.
   *
   * @param args {@code key=value} each
   * @return the arguments
   * @throws IllegalArgumentException if one has another form or a key stands twice
   */
  public static Arguments parse(List<String> args) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + arg + "' is not of the form key=value");
      }
      if (values.put(arg.substring(0, equals), arg.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("'" + arg.substring(0, equals) + "' is given twice");
      }
    }
    return new Arguments(values);
  }

  /**
   * A text that may be absent.
   *
   * @param key its key
   * @return its value
   */
  public Optional<String> text(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /**
   * A file or folder that must be given and exist.
   *
   * @param key its key
   * @return its path
   * @throws IllegalArgumentException if it is missing
   */
  public Path existing(String key) {
    Path path = path(key);
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(key + "=" + path + " does not exist");
    }
    return path;
  }

  /**
   * A file or folder that must be given.
   *
   * @param key its key
   * @return its path
   * @throws IllegalArgumentException if it is not given
   */
  public Path path(String key) {
    return Path.of(
        text(key).orElseThrow(() -> new IllegalArgumentException(key + "=... is missing")));
  }

  /**
   * Says that all keys have been asked for.
   *
   * @throws IllegalArgumentException if a key is left that nobody asked for
   */
  public void done() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        throw new IllegalArgumentException("'" + key + "' is no argument of this task");
      }
    }
  }
}
