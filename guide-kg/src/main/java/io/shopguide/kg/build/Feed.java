package io.shopguide.kg.build;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where records come from: a file or stream, its format, and what its fields mean. A name that ends
 * in {@code .gz} is unpacked on the fly. Nothing is opened before the feed is read. Immutable and
 * thread-safe.
 *
 * @param <R> {@link ProductRecord} or {@link EventRecord}
 */
public final class Feed<R> {
  enum Format {
    JSON_LINES,
    CSV,
    TSV
  }

  private final FeedSource source;
  private final Format format;
  private final char separator;
  private final RowMapper<R> mapper;

  private Feed(FeedSource source, Format format, char separator, RowMapper<R> mapper) {
    this.source = source;
    this.format = Objects.requireNonNull(format);
    this.separator = separator;
    this.mapper = mapper;
  }

  private static <R> Feed<R> of(FeedSource source, Format format, RowMapper<R> mapper) {
    return new Feed<>(source, format, format == Format.TSV ? '\t' : ',', mapper);
  }

  /**
   * Products as one JSON object per line.
   *
   * @param file the file
   * @param mapping what its fields mean
   * @return the feed
   */
  public static Feed<ProductRecord> jsonLines(Path file, Mapping mapping) {
    return of(FeedSource.file(file), Format.JSON_LINES, new ProductMapper(mapping));
  }

  /**
   * Products as one JSON object per line, from the application's own stream.
   *
   * @param name what to call it in messages
   * @param stream opens it; the reader closes it
   * @param mapping what its fields mean
   * @return the feed
   */
  public static Feed<ProductRecord> jsonLines(
      String name, Supplier<InputStream> stream, Mapping mapping) {
    return of(FeedSource.stream(name, stream), Format.JSON_LINES, new ProductMapper(mapping));
  }

  /**
   * Events as one JSON object per line.
   *
   * @param file the file
   * @param mapping what its fields mean
   * @return the feed
   */
  public static Feed<EventRecord> jsonLines(Path file, EventMapping mapping) {
    return of(FeedSource.file(file), Format.JSON_LINES, new EventMapper(mapping));
  }

  /**
   * Events as one JSON object per line, from the application's own stream.
   *
   * @param name what to call it in messages
   * @param stream opens it; the reader closes it
   * @param mapping what its fields mean
   * @return the feed
   */
  public static Feed<EventRecord> jsonLines(
      String name, Supplier<InputStream> stream, EventMapping mapping) {
    return of(FeedSource.stream(name, stream), Format.JSON_LINES, new EventMapper(mapping));
  }

  /**
   * Products as CSV (RFC 4180) with a header. Text after a closing quote counts as part of the
   * value.
   *
   * @param file the file
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<ProductRecord> csv(Path file, Mapping mapping) {
    return of(FeedSource.file(file), Format.CSV, new ProductMapper(mapping));
  }

  /**
   * Products as CSV (RFC 4180) with a header, from the application's own stream.
   *
   * @param name what to call it in messages
   * @param stream opens it; the reader closes it
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<ProductRecord> csv(
      String name, Supplier<InputStream> stream, Mapping mapping) {
    return of(FeedSource.stream(name, stream), Format.CSV, new ProductMapper(mapping));
  }

  /**
   * Events as CSV (RFC 4180) with a header.
   *
   * @param file the file
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<EventRecord> csv(Path file, EventMapping mapping) {
    return of(FeedSource.file(file), Format.CSV, new EventMapper(mapping));
  }

  /**
   * Events as CSV (RFC 4180) with a header, from the application's own stream.
   *
   * @param name what to call it in messages
   * @param stream opens it; the reader closes it
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<EventRecord> csv(
      String name, Supplier<InputStream> stream, EventMapping mapping) {
    return of(FeedSource.stream(name, stream), Format.CSV, new EventMapper(mapping));
  }

  /**
   * Products as tab-separated values with a header; quotes have no meaning.
   *
   * @param file the file
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<ProductRecord> tsv(Path file, Mapping mapping) {
    return of(FeedSource.file(file), Format.TSV, new ProductMapper(mapping));
  }

  /**
   * Products as tab-separated values with a header, from the application's own stream.
   *
   * @param name what to call it in messages
   * @param stream opens it; the reader closes it
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<ProductRecord> tsv(
      String name, Supplier<InputStream> stream, Mapping mapping) {
    return of(FeedSource.stream(name, stream), Format.TSV, new ProductMapper(mapping));
  }

  /**
   * Events as tab-separated values with a header; quotes have no meaning.
   *
   * @param file the file
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<EventRecord> tsv(Path file, EventMapping mapping) {
    return of(FeedSource.file(file), Format.TSV, new EventMapper(mapping));
  }

  /**
   * Events as tab-separated values with a header, from the application's own stream.
   *
   * @param name what to call it in messages
   * @param stream opens it; the reader closes it
   * @param mapping what its columns mean
   * @return the feed
   */
  public static Feed<EventRecord> tsv(
      String name, Supplier<InputStream> stream, EventMapping mapping) {
    return of(FeedSource.stream(name, stream), Format.TSV, new EventMapper(mapping));
  }

  /**
   * The same feed with another character between the columns. JSON lines ignore it.
   *
   * @param character for example {@code ';'} or {@code '|'}
   * @return another feed
   */
  public Feed<R> withSeparator(char character) {
    return new Feed<>(source, format, character, mapper);
  }

  /**
   * What the feed is called in messages.
   *
   * @return the file's name without its folders, or the given name
   */
  public String name() {
    return source.name();
  }

  FeedSource source() {
    return source;
  }

  Format format() {
    return format;
  }

  char separator() {
    return separator;
  }

  RowMapper<R> mapper() {
    return mapper;
  }

  /**
   * Names the feed.
   *
   * @return its name
   */
  @Override
  public String toString() {
    return name();
  }
}
