package io.shopguide.kg.build;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.shopguide.kg.build.FeedProblem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads CSV and TSV with a header. FastCSV cannot go on after a syntax error, so what follows a
 * closing quote counts as part of the value. Not thread-safe; one per thread.
 */
final class CsvRows implements RowReader {
  private static final int MAX_COLUMNS = 1 << 14;

  /** What the decoder puts for bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Stands for "no quote character" in TSV: no text has this code point. */
  private static final char NO_QUOTE = '\uFFFF';

  private final Feed<?> feed;
  private final InputStream in;
  private final int maxLength;
  private final ProblemLog log;

  CsvRows(Feed<?> feed, InputStream in, int maxLength, ProblemLog log) {
    this.feed = feed;
    this.in = in;
    this.maxLength = maxLength;
    this.log = log;
  }

  @Override
  public void forEach(Consumer<Row> sink) throws IOException {
    boolean quotes = feed.format() == Feed.Format.CSV;
    QuoteCounter characters = new QuoteCounter(new InputStreamReader(in, StandardCharsets.UTF_8));
    try (CsvReader<CsvRecord> csv = open(characters, quotes);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      List<String> header = null;
      CsvRecord last = null;
      while (records.hasNext()) {
        last = records.next();
        log.at(last.getStartingLineNumber());
        if (header == null) {
          header = readHeader(last);
        } else {
          readRecord(header, last, sink);
        }
      }
      if (last != null && quotes) {
        requireClosed(last, characters);
      }
    } catch (CsvParseException e) {
      characters.requireNoFailure();
      log.at(log.line() + 1);
      throw log.fatal(
          new RowException(
              Reason.TOO_LONG,
              "",
              "a record has more than " + maxLength + " characters or too many columns",
              "look for a quote that never closes, or raise maxLineLength"),
          e);
    }
  }

  private CsvReader<CsvRecord> open(Reader characters, boolean quotes) {
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(MAX_COLUMNS)
            .maxFieldSize(maxLength)
            .maxRecordSize(maxLength)
            .build();
    return CsvReader.builder()
        .fieldSeparator(feed.separator())
        .quoteCharacter(quotes ? '"' : NO_QUOTE)
        .maxBufferSize(maxLength)
        .skipEmptyLines(true)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .build(handler, characters);
  }

  private List<String> readHeader(CsvRecord record) {
    List<String> header = record.getFields().stream().map(String::strip).toList();
    Set<String> unique = new HashSet<>();
    for (String column : header) {
      if (!unique.add(column)) {
        throw log.fatal(
            new RowException(
                Reason.WRONG_COLUMNS,
                column,
                "is twice in the header",
                "rename one of the columns"),
            null);
      }
    }
    for (String field : feed.mapper().fields()) {
      if (!unique.contains(field)) {
        log.warn(
            new RowException(
                Reason.UNKNOWN_COLUMN,
                field,
                "is not in the header",
                "map one of the columns " + RowException.quote(String.join(", ", header))));
      }
    }
    return header;
  }

  private void readRecord(List<String> header, CsvRecord record, Consumer<Row> sink) {
    Row row = new Row(false);
    try {
      if (record.getFieldCount() != header.size()) {
        throw new RowException(
            Reason.WRONG_COLUMNS,
            "",
            record.getFieldCount() + " columns, the header has " + header.size(),
            "quote values that hold a separator or a line break");
      }
      for (int i = 0; i < header.size(); i++) {
        String text = Texts.requireClean(header.get(i), record.getField(i));
        if (text.indexOf(REPLACEMENT) >= 0) {
          throw new RowException(
              Reason.BAD_ENCODING, header.get(i), "is not UTF-8", "export the file as UTF-8");
        }
        row.add(header.get(i), Row.Type.TEXT, text);
      }
    } catch (RowException e) {
      log.skip(e);
      return;
    }
    sink.accept(row);
  }

  /**
   * FastCSV takes a quote that is still open at the end for closed. Then the last field holds all
   * lines after it, and the number of quotes is odd.
   */
  private void requireClosed(CsvRecord last, QuoteCounter characters) {
    String lastField = last.getField(last.getFieldCount() - 1);
    if (characters.isOdd() && lastField.indexOf('\n') >= 0) {
      throw log.fatal(
          new RowException(
              Reason.BAD_SYNTAX,
              "",
              "a quote opens here and never closes",
              "close it, or write \"\" for a quote within a value"),
          null);
    }
  }
}
