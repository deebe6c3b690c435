package io.shopguide.kg.store;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.Statement;
import io.shopguide.kg.build.BuildProgress;
import io.shopguide.kg.build.BuildProgress.Progress;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.rdf.NTriplesReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Builds a graph file of N-Triples and statements that need not fit into memory:
 *
 * <pre>{@code
 * ImportReport report =
 *     GraphImport.into(Path.of("shop.sg")).nTriples(Path.of("shop.nt.gz")).run();
 * }</pre>
 *
 * <p>What exceeds the memory budget is sorted in files in a temporary folder. The same triples give
 * the same file, in whatever order they come, as long as the budget holds their terms. Takes O(n
 * log n) time. Not thread-safe; one per thread.
 */
public final class GraphImport {
  private static final long PROGRESS_NANOS = 200_000_000;
  private static final int MAX_LISTED_PROBLEMS = 20;

  private final Path target;
  private final List<Source> sources = new ArrayList<>();
  private long memory = Math.max(ImageBuilder.LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 3);
  private Path temporary;
  private BuildProgress progress = p -> {};
  private long maxProblems;
  private final List<RdfSyntaxException> problems = new ArrayList<>();
  private long skipped;
  private long read;
  private long lastProgress = System.nanoTime() - PROGRESS_NANOS;

  /** Where triples come from. */
  @FunctionalInterface
  private interface Source {
    void readInto(ImageBuilder builder) throws IOException;
  }

  private GraphImport(Path target) {
    this.target = Objects.requireNonNull(target, "target");
  }

  /**
   * Starts an import.
   *
   * @param target the file to write; an existing one is replaced when the new one is complete
   * @return the import
   */
  public static GraphImport into(Path target) {
    return new GraphImport(target);
  }

  /**
   * Adds a file of N-Triples, which may be compressed with gzip.
   *
   * @param file the file
   * @return this import
   */
  public GraphImport nTriples(Path file) {
    sources.add(builder -> readNTriples(file, builder));
    return this;
  }

  /**
   * Adds statements. Other than in a {@link io.shopguide.kg.GraphBuilder}, several values of one
   * attribute all stay, and the same edge again replaces the weight; units are those given first.
   *
   * @param statements read once, in {@link #run}
   * @return this import
   */
  public GraphImport statements(Iterable<? extends Statement> statements) {
    Objects.requireNonNull(statements, "statements");
    sources.add(builder -> readStatements(statements, builder));
    return this;
  }

  /**
   * Sets how much heap the import uses, about; a third of the greatest heap otherwise.
   *
   * @param bytes at least 16 MiB
   * @return this import
   * @throws IllegalArgumentException if it is less
   */
  public GraphImport memory(long bytes) {
    if (bytes < ImageBuilder.LEAST_MEMORY) {
      throw new IllegalArgumentException("An import needs 16 MiB or more, not " + bytes);
    }
    memory = bytes;
    return this;
  }

  /**
   * Sets where temporary files go; beside the target otherwise.
   *
   * @param folder an existing folder
   * @return this import
   */
  public GraphImport temporaryFolder(Path folder) {
    temporary = Objects.requireNonNull(folder, "folder");
    return this;
  }

  /**
   * Skips lines that are not N-Triples instead of ending at the first one.
   *
   * @param most how many to skip at most
   * @return this import
   */
  public GraphImport skipProblems(long most) {
    maxProblems = most;
    return this;
  }

  /**
   * Sets who hears how far the import is; an exception from it cancels the import.
   *
   * @param listener hears it
   * @return this import
   */
  public GraphImport onProgress(BuildProgress listener) {
    progress = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Reads everything and writes the file. If it fails, the target is as before and no temporary
   * file is left.
   *
   * @return what was done
   * @throws RdfSyntaxException at the first line that is not N-Triples, or the first that is not to
   *     be skipped
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public ImportReport run() {
    long start = System.nanoTime();
    Path parent = temporary == null ? target.toAbsolutePath().getParent() : temporary;
    try (ImageBuilder builder = new ImageBuilder(parent, "import-", memory, this::onStep)) {
      for (Source source : sources) {
        source.readInto(builder);
      }
      builder.writeTo(target);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + target + ": " + e, e);
    }
    Image built = Image.open(target, false);
    return new ImportReport(
        read,
        skipped,
        List.copyOf(problems),
        built.tripleCount(),
        built.terms().termCount(),
        built.length(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private void onStep(String step, long done, long total) {
    progress.onProgress(new Progress(step, done, total));
  }

  private void readNTriples(Path file, ImageBuilder builder) throws IOException {
    long size = Files.size(file);
    String step = "reading " + file;
    try (InputStream in = NTriplesReader.open(file)) {
      read +=
          NTriplesReader.read(
              in,
              file.toString(),
              (subject, predicate, object) ->
                  builder.add(subject, predicate, object, Annotation.NONE),
              this::onProblem,
              bytes -> onBytes(step, bytes, size));
    }
    onStep(step, size, size);
  }

  private void onProblem(RdfSyntaxException problem) {
    if (skipped >= maxProblems) {
      throw problem;
    }
    skipped++;
    if (problems.size() < MAX_LISTED_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Compressed files turn out larger than they are: then there is no total. */
  private void onBytes(String step, long bytes, long size) {
    long now = System.nanoTime();
    if (now - lastProgress >= PROGRESS_NANOS) {
      lastProgress = now;
      onStep(step, bytes, bytes <= size ? size : -1);
    }
  }

  private void readStatements(Iterable<? extends Statement> statements, ImageBuilder builder)
      throws IOException {
    StatementTriples triples = new StatementTriples(builder);
    for (Statement statement : statements) {
      triples.add(statement);
      read++;
      onBytes("reading statements", read, 0);
    }
  }
}
