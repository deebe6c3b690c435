package io.shopguide.kg.store;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.delta.Rebuild;
import io.shopguide.kg.delta.SnapshotView;
import io.shopguide.kg.image.AtomicFile;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.image.ImageBuilder.ImageProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a store, locked against other processes. Thread-safe. */
final class StoreFolder implements AutoCloseable {
  private static final String CURRENT = "CURRENT";
  private static final String LOCK = "LOCK";

  /** There while a store is made, until it has CURRENT. */
  private static final String MAKING = "MAKING";

  /** Begins the names of folders for what a merge sorts on the disk. */
  private static final String MERGE = "merge-";

  private static final Pattern GRAPH = Pattern.compile("graph-[0-9]{10}\\.sg");
  private static final Pattern JOURNAL = Pattern.compile("journal-[0-9]{10}\\.log(\\.tmp)?");
  private static final Pattern LEFT_OVER =
      Pattern.compile(GRAPH + "|" + GRAPH + "\\.tmp|" + MERGE + "[0-9]+|CURRENT\\.tmp|" + MAKING);
  private static final long MERGE_MEMORY =
      Math.max(ImageBuilder.LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 4);

  /** Opened by this process: closing a second channel of a file would give up its lock (POSIX). */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path realPath;
  private final FileChannel lockChannel;

  private StoreFolder(Path path, Path realPath, FileChannel lockChannel) {
    this.path = path;
    this.realPath = realPath;
    this.lockChannel = lockChannel;
  }

  static StoreFolder lock(Path folder) {
    try {
      Files.createDirectories(folder);
      Path realPath = folder.toRealPath();
      FileChannel channel = OPEN.add(realPath) ? lockFile(realPath) : null;
      if (channel == null) {
        throw new IllegalStateException(
            "The store " + folder + " is open already, here or in another process; close it there");
      }
      return new StoreFolder(folder, realPath, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the store " + folder + ": " + e, e);
    }
  }

  /** Gives the channel that holds the lock, {@code null} if another process has it. */
  private static FileChannel lockFile(Path realPath) throws IOException {
    FileChannel locked = null;
    try {
      FileChannel channel =
          FileChannel.open(
              realPath.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        locked = channel.tryLock() == null ? null : channel;
      } finally {
        if (locked == null) {
          channel.close();
        }
      }
    } finally {
      if (locked == null) {
        OPEN.remove(realPath);
      }
    }
    return locked;
  }

  static void requireEmpty(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IllegalStateException(folder + " is not empty; name another folder");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the folder " + folder + ": " + e, e);
    }
  }

  Path path() {
    return path;
  }

  boolean hasManifest() {
    return hasManifest(path);
  }

  static boolean hasManifest(Path folder) {
    return Files.exists(folder.resolve(CURRENT));
  }

  /** Refuses a folder without a store, which opening would make one of. */
  static void requireStore(Path folder) {
    if (!hasManifest(folder)) {
      throw new GraphFormatException(
          Reason.FOREIGN, folder + " holds no store; check the folder's name");
    }
  }

  StoreManifest readManifest() {
    Path file = path.resolve(CURRENT);
    try {
      return StoreManifest.decode(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e, e);
    }
  }

  void requireManifest(StoreManifest expected) {
    if (!readManifest().equals(expected)) {
      throw new GraphFormatException(
          Reason.DAMAGED,
          "%s was replaced while the store was open; restore a backup"
              .formatted(path.resolve(CURRENT)));
    }
  }

  void writeManifest(StoreManifest manifest) {
    writeManifest(path, manifest);
  }

  static void writeManifest(Path folder, StoreManifest manifest) {
    AtomicFile.write(
        folder.resolve(CURRENT),
        channel -> {
          ByteBuffer bytes = ByteBuffer.wrap(manifest.encode());
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  private static String graphName(int graph) {
    return "graph-%010d.sg".formatted(graph);
  }

  /** Opens the graph file that CURRENT names, and no other one of its name. */
  Image openGraph(StoreManifest manifest, boolean check) {
    Path file = path.resolve(graphName(manifest.graph()));
    if (!Files.exists(file)) {
      throw new GraphFormatException(Reason.DAMAGED, file + " is missing; restore a backup");
    }
    Image image = Image.open(file, check);
    if (image.checksum() != manifest.checksum()) {
      throw new GraphFormatException(
          Reason.FOREIGN,
          "%s is another graph than the one that %s names; restore a backup"
              .formatted(file, CURRENT));
    }
    return image;
  }

  /** Makes the files of a store with a copy of a graph file, or with no triples. */
  void create(Path graph) {
    try {
      if (graph != null) {
        Image.open(graph, true);
      }
      beginMaking();
      Path first = path.resolve(graphName(1));
      if (graph == null) {
        new ImageBuilder().writeTo(first);
      } else {
        copy(graph, first);
      }
      StoreManifest manifest =
          new StoreManifest(UUID.randomUUID(), 1, Image.open(first, false).checksum(), 1, 1);
      Journal.create(path, manifest.segmentHeader(), JournalOptions.DEFAULT).close();
      writeManifest(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a store in " + path + ": " + e, e);
    }
  }

  /** What a crash left of making a store goes; what was a store once must not. */
  private void beginMaking() throws IOException {
    Path making = path.resolve(MAKING);
    if (!Files.exists(making)) {
      try (Stream<Path> files = Files.list(path)) {
        if (files.anyMatch(StoreFolder::isOfStore)) {
          throw new GraphFormatException(
              Reason.DAMAGED,
              "%s holds files of a store, but its file %s is missing; restore a backup"
                  .formatted(path, CURRENT));
        }
      }
      Files.createFile(making);
      AtomicFile.forceFolder(path);
    }
    deleteFiles(path);
  }

  private static boolean isOfStore(Path file) {
    String name = file.getFileName().toString();
    return GRAPH.matcher(name).matches() || JOURNAL.matcher(name).matches();
  }

  /** Deletes the files of a store that is not complete. */
  static void deleteFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean ofStore = LEFT_OVER.matcher(name).matches() || JOURNAL.matcher(name).matches();
        if (ofStore && !name.equals(MAKING)) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy up " + folder + ": " + e, e);
    }
  }

  /**
   * Writes a view as the next graph file.
   *
   * @param segment the first segment of the journal with changes that the view lacks
   * @param sequence number of the last change in the view
   * @return what CURRENT must say to use it
   */
  StoreManifest writeGraph(StoreManifest before, SnapshotView view, int segment, long sequence) {
    try {
      int graph = nextGraph();
      Path file = path.resolve(graphName(graph));
      try (ImageBuilder builder = new ImageBuilder(path, MERGE, MERGE_MEMORY, ImageProgress.NONE)) {
        Rebuild.copy(view, builder);
        builder.writeTo(file);
      }
      int checksum = Image.open(file, false).checksum();
      return new StoreManifest(before.store(), graph, checksum, segment, sequence + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot merge the store " + path + ": " + e, e);
    }
  }

  /** A number that no graph file has, not even one that a failed switch left. */
  private int nextGraph() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return 1
          + files
              .map(file -> file.getFileName().toString())
              .filter(name -> GRAPH.matcher(name).matches())
              .mapToInt(name -> Integer.parseInt(name, 6, 16, 10))
              .max()
              .orElse(0);
    }
  }

  void copyGraph(StoreManifest manifest, Path target) {
    String name = graphName(manifest.graph());
    try {
      copy(path.resolve(name), target.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + path.resolve(name) + ": " + e, e);
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
      long size = in.size();
      AtomicFile.write(
          target,
          out -> {
            for (long done = 0; done < size; ) {
              done += in.transferTo(done, size - done, out);
            }
          });
    }
  }

  /** Deletes graph files of former merges, and what a crash left. */
  void deleteUnused(StoreManifest manifest) {
    String graph = graphName(manifest.graph());
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean used = name.equals(graph) || name.equals(CURRENT);
        if (LEFT_OVER.matcher(name).matches() && !used) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy up the store " + path + ": " + e, e);
    }
  }

  private static void delete(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      ImageBuilder.deleteFolder(file);
    } else {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() {
    try {
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unlock the store " + path + ": " + e, e);
    } finally {
      OPEN.remove(realPath);
    }
  }
}
