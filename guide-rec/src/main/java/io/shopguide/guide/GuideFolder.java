package io.shopguide.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a guide: numbered generations, {@code CURRENT} with the name of the live one, and
 * the journal of events.
 *
 * <p>A generation is written under a temporary name and renamed when complete; {@code CURRENT} is
 * replaced by an atomic rename. A build that dies in the middle leaves the guide as it was.
 */
final class GuideFolder {
  private static final Logger LOGGER = LoggerFactory.getLogger(GuideFolder.class);
  private static final String CURRENT = "CURRENT";
  private static final String CANDIDATE = "CANDIDATE";
  private static final String GENERATIONS = "generations";
  private static final String NAME = "\\d{6,18}";
  static final String UNFINISHED = ".unfinished";

  private final Path root;

  GuideFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path journal() {
    return root.resolve("events.journal");
  }

  Path shopperKey() {
    return root.resolve("shopper.key");
  }

  /** Whether a complete generation was ever made live. */
  boolean hasLive() {
    return Files.exists(root.resolve(CURRENT));
  }

  /** The folder of the live generation. */
  Path live() {
    if (!Files.isDirectory(root)) {
      throw new GuideException(
          root + " is not a folder; build a guide there first with GuideBuilder.create");
    }
    Path current = root.resolve(CURRENT);
    if (!Files.exists(current)) {
      throw new GuideException(
          isEmpty(root)
              ? root + " is empty; build a guide there first with GuideBuilder.create"
              : root
                  + " holds no complete guide: "
                  + CURRENT
                  + " is missing, as after a build that did not finish; build the guide again");
    }
    try {
      String name = Files.readString(current, StandardCharsets.UTF_8).strip();
      if (!name.matches(NAME) || !Files.isDirectory(root.resolve(GENERATIONS).resolve(name))) {
        throw new GuideException(
            current + " names no generation: '" + name + "'; restore a backup or build again");
      }
      return root.resolve(GENERATIONS).resolve(name);
    } catch (IOException e) {
      throw new GuideException(
          "Cannot read " + current + "; restore a backup or build the guide again", e);
    }
  }

  /** The number of the next generation. */
  long nextGeneration() throws IOException {
    long last = 0;
    for (Path generation : children(root.resolve(GENERATIONS))) {
      String name = generation.getFileName().toString();
      if (name.matches(NAME)) {
        last = Math.max(last, Long.parseLong(name));
      }
    }
    return last + 1;
  }

  /** Creates the folder that a generation is built in, without remains of earlier builds. */
  Path prepare(long generation) throws IOException {
    Path generations = Files.createDirectories(root.resolve(GENERATIONS));
    for (Path child : children(generations)) {
      if (child.getFileName().toString().endsWith(UNFINISHED)) {
        delete(child);
      }
    }
    return Files.createDirectory(generations.resolve(name(generation) + UNFINISHED));
  }

  /**
   * Makes a complete generation the live one. Of the others the one that was live and the one that
   * is to be tried are kept if they may be, the rest is removed as far as the system lets go of it.
   *
   * @param mayStay whether a generation may stay on disk
   */
  void publish(Path prepared, long generation, Predicate<Path> mayStay) throws IOException {
    String before = Files.exists(root.resolve(CURRENT)) ? live().getFileName().toString() : "";
    complete(prepared, generation);
    makeCurrent(generation);
    removeOthers(name -> name.equals(before), mayStay);
  }

  /**
   * Makes a complete generation the one that is to be tried beside the live one. Others are removed
   * as by {@link #publish}.
   */
  void publishCandidate(Path prepared, long generation, Predicate<Path> mayStay)
      throws IOException {
    complete(prepared, generation);
    keepCandidate(generation);
    removeOthers(name -> false, mayStay);
  }

  private void complete(Path prepared, long generation) throws IOException {
    Path generations = root.resolve(GENERATIONS);
    forceAll(prepared);
    Files.move(prepared, generations.resolve(name(generation)), StandardCopyOption.ATOMIC_MOVE);
    force(generations);
  }

  private void removeOthers(Predicate<String> keeps, Predicate<Path> mayStay) throws IOException {
    OptionalLong candidate = candidate();
    String tried = candidate.isPresent() ? name(candidate.getAsLong()) : "";
    removeOthers(
        other -> {
          String name = other.getFileName().toString();
          return (keeps.test(name) || name.equals(tried)) && mayStay.test(other);
        });
  }

  /** Makes a complete generation the live one. */
  void makeCurrent(long generation) throws IOException {
    replace(CURRENT, generation);
  }

  /** Replaces a file that names a generation by an atomic rename. */
  private void replace(String file, long generation) throws IOException {
    Path next = root.resolve(file + UNFINISHED);
    Files.writeString(next, name(generation) + "\n", StandardCharsets.UTF_8);
    force(next);
    Files.move(
        next,
        root.resolve(file),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force(root);
  }

  /** The number of the live generation. */
  long current() {
    return Long.parseLong(live().getFileName().toString());
  }

  /** The number of the generation that builds keep because it is to be tried, if there is one. */
  OptionalLong candidate() throws IOException {
    Path file = root.resolve(CANDIDATE);
    String name = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
    return name.matches(NAME) ? OptionalLong.of(Long.parseLong(name)) : OptionalLong.empty();
  }

  /** Lets builds keep a generation that is to be tried, and no other one. */
  void keepCandidate(long generation) throws IOException {
    replace(CANDIDATE, generation);
  }

  /** Lets the next build remove the generation that was tried. */
  void dropCandidate() {
    deleteQuietly(root.resolve(CANDIDATE));
  }

  /** The folder of a complete generation. */
  Path generation(long number) {
    Path folder = root.resolve(GENERATIONS).resolve(name(number));
    if (number < 1 || !Files.isDirectory(folder)) {
      throw new GuideException(
          root + " has no generation " + number + "; build one, or name one of " + GENERATIONS);
    }
    return folder;
  }

  /** Whether there is such a generation, finished or not, beside the live one. */
  boolean hasOthers(Predicate<Path> condition) throws IOException {
    Path live = live();
    return children(root.resolve(GENERATIONS)).stream()
        .anyMatch(each -> !each.equals(live) && condition.test(each));
  }

  /** Removes generations, finished or not, but for the live one and those that may stay. */
  void removeOthers(Predicate<Path> mayStay) throws IOException {
    Path live = live();
    for (Path other : children(root.resolve(GENERATIONS))) {
      if (!other.equals(live) && !mayStay.test(other)) {
        deleteQuietly(other);
      }
    }
  }

  /** A leftover that cannot be removed now, such as one that an open guide reads, is no failure. */
  private static void deleteQuietly(Path leftover) {
    try {
      delete(leftover);
    } catch (IOException e) {
      LOGGER.info("Left {} for the next build to remove: {}", leftover, e.toString());
    }
  }

  /** Takes a lock that a second opener or builder, in this process or another, does not get. */
  Lock lock(String purpose) {
    return tryLock(purpose)
        .orElseThrow(
            () ->
                new GuideException(
                    "The guide in "
                        + root
                        + " is already "
                        + (purpose.equals("open") ? "open" : "being built")
                        + "; "
                        + (purpose.equals("open")
                            ? "share one ShoppingGuide, it is thread-safe, or close the other first"
                            : "wait for the other build to finish")));
  }

  /** Takes a lock if nobody has it. */
  Optional<Lock> tryLock(String purpose) {
    Path file = root.resolve(purpose + ".lock");
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Lock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      return Optional.empty();
    } catch (IOException e) {
      closeQuietly(channel);
      throw new GuideException("Cannot lock " + file + "; is the folder writable?", e);
    }
  }

  static void delete(Path path) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }

  private static String name(long generation) {
    return String.format(Locale.ROOT, "%06d", generation);
  }

  private static boolean isEmpty(Path folder) {
    try {
      return children(folder).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static void forceAll(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all) {
      force(path);
    }
  }

  /** Forces a file or a folder's entries to disk; systems that cannot open a folder skip it. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A held lock. */
  record Lock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      closeQuietly(channel);
    }
  }
}
