package io.shopguide.kg;

/**
 * A line of an RDF file that breaks the grammar. The message names the file, the place, what stands
 * there and what should. Immutable and thread-safe.
 */
public final class RdfSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the file is called. */
  private final String file;

  /** Number of the line, from 1. */
  private final long line;

  /** Number of the character within the line, from 1. */
  private final int column;

  /** What stands there. */
  private final String found;

  /** What should stand there. */
  private final String expected;

  /** The text around the place. */
  private final String excerpt;

  /**
   * Describes a problem.
   *
   * @param file what the file is called
   * @param line number of the line, from 1
   * @param column number of the character (code point) within the line, from 1
   * @param found what stands there
   * @param expected what should stand there
   * @param excerpt a short piece of the line around the place
   */
  public RdfSyntaxException(
      String file, long line, int column, String found, String expected, String excerpt) {
    super(
        "%s:%d:%d: found %s, expected %s; in: %s"
            .formatted(file, line, column, found, expected, excerpt));
    this.file = file;
    this.line = line;
    this.column = column;
    this.found = found;
    this.expected = expected;
    this.excerpt = excerpt;
  }

  /**
   * What the file is called.
   *
   * @return the name the reader was given
   */
  public String file() {
    return file;
  }

  /**
   * Where it is: the line. A line ends with LF, CR or CRLF.
   *
   * @return its number, from 1
   */
  public long line() {
    return line;
  }

  /**
   * Where it is: the character within the line.
   *
   * @return number of the code point, from 1
   */
  public int column() {
    return column;
  }

  /**
   * What stands there.
   *
   * @return a phrase such as {@code 'x'} or {@code the end of the line}
   */
  public String found() {
    return found;
  }

  /**
   * What should stand there.
   *
   * @return a phrase
   */
  public String expected() {
    return expected;
  }

  /**
   * The text around the place, control characters replaced.
   *
   * @return at most some 100 characters of the line
   */
  public String excerpt() {
    return excerpt;
  }
}
