package io.shopguide.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Chinese characters: which ones are, their simplified forms and how they are read.
 *
 * <p>The tables hold what ICU's transliterators give for single characters of the Basic
 * Multilingual Plane, so that a character with several readings has its most frequent one.
 * Immutable and thread-safe.
 */
final class Han {
  private static final char FIRST = '\u3400';
  private static final char LAST = '\u9FFF';
  private static final char ZERO = '\u3007';

  private Han() {}

  static boolean is(char c) {
    return (c >= '\u4E00' && c <= LAST) || (c >= FIRST && c <= '\u4DBF') || c == ZERO;
  }

  /** The simplified form of a Chinese character; most are their own. */
  static char simplified(char c) {
    return c == ZERO ? c : Simplified.TABLE[c - FIRST];
  }

  /**
   * The number of the syllable that a character is read as, without its tone; characters that sound
   * alike have the same.
   *
   * @return at least 1, or 0 if it is unknown or {@code c} is no Chinese character
   */
  static int syllable(char c) {
    return c >= FIRST && c <= LAST ? Syllables.TABLE[c - FIRST] : 0;
  }

  /**
   * Like {@link #syllable}, but the same for syllables that differ only in what many speakers do
   * not tell apart: zh, ch, sh and z, c, s at the beginning, ng and n at the end.
   */
  static int sound(char c) {
    return Syllables.SOUNDS[syllable(c)];
  }

  private static void forEachLine(String resource, Consumer<String> consumer) {
    try (InputStream in = Han.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The library's JAR lacks the resource " + resource);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader.lines().filter(line -> !line.startsWith("#")).forEach(consumer);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + resource, e);
    }
  }

  /** Read at first use. A line holds pairs of a traditional and its simplified character. */
  private static final class Simplified {
    static final char[] TABLE = new char[LAST - FIRST + 1];

    static {
      for (int i = 0; i < TABLE.length; i++) {
        TABLE[i] = (char) (FIRST + i);
      }
      forEachLine(
          "han-simplified.txt",
          line -> {
            for (int i = 0; i < line.length(); i += 2) {
              TABLE[line.charAt(i) - FIRST] = line.charAt(i + 1);
            }
          });
    }
  }

  /** Read at first use. A line holds a syllable, a tab and the characters read so. */
  private static final class Syllables {
    static final short[] TABLE = new short[LAST - FIRST + 1];
    static final int[] SOUNDS; // by the syllable's number

    static {
      List<String> syllables = new ArrayList<>();
      syllables.add("");
      forEachLine(
          "han-syllables.txt",
          line -> {
            int tab = line.indexOf('\t');
            for (int i = tab + 1; i < line.length(); i++) {
              TABLE[line.charAt(i) - FIRST] = (short) syllables.size();
            }
            syllables.add(line.substring(0, tab));
          });
      List<String> sounds = syllables.stream().map(Syllables::sound).toList();
      SOUNDS = sounds.stream().mapToInt(sounds::indexOf).toArray();
    }

    private static String sound(String syllable) {
      boolean retroflex =
          syllable.startsWith("zh") || syllable.startsWith("ch") || syllable.startsWith("sh");
      String sound = retroflex ? syllable.charAt(0) + syllable.substring(2) : syllable;
      return sound.endsWith("ng") ? sound.substring(0, sound.length() - 1) : sound;
    }
  }
}
