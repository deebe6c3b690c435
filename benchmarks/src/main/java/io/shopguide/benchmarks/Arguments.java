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
   * A file or folder that may be absent but must exist if it is given.
   *
   * @param key its key
   * @return its path
   * @throws IllegalArgumentException if it is given and missing
   */
  public Optional<Path> optional(String key) {
    return text(key).isPresent() ? Optional.of(existing(key)) : Optional.empty();
  }

  /**
   * A switch that is off unless it is given.
   *
   * @param key its key
   * @return whether it is {@code true}
   * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
   */
  public boolean flag(String key) {
    String value = text(key).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(key + "=" + value + " is neither true nor false");
    }
    return value.equals("true");
  }

  /**
   * One of several words.
   *
   * @param key its key
   * @param words what it may be; the first if it is not given
   * @return its value
   * @throws IllegalArgumentException if it is another word
   */
  public String oneOf(String key, List<String> words) {
    String value = text(key).orElse(words.getFirst());
    if (!words.contains(value)) {
      throw new IllegalArgumentException(key + "=" + value + " is none of " + words);
    }
    return value;
  }

  /**
   * A whole number.
   *
   * @param key its key
   * @param absent its value if it is not given
   * @return its value
   * @throws IllegalArgumentException if it is no whole number
   */
  public long number(String key, long absent) {
    Optional<String> value = text(key);
    try {
      return value.isPresent() ? Long.parseLong(value.get()) : absent;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + "=" + value.get() + " is no whole number", e);
    }
  }

  /**
   * How many of something there are.
   *
   * @param key its key
   * @param absent its value if it is not given
   * @return its value, positive
   * @throws IllegalArgumentException if it is no positive whole number below two billion
   */
  public int count(String key, int absent) {
    long value = number(key, absent);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          key + "=" + value + " is out of range; give 1 to " + Integer.MAX_VALUE);
    }
    return (int) value;
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
