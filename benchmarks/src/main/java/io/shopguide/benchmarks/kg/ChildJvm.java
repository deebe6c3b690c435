package io.shopguide.benchmarks.kg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs classes in JVMs of their own, with this JVM's executable and class path. Immutable and
 * thread-safe.
 *
 * @param heap the greatest size of their heap, as -Xmx takes it
 * @param options other options
 */
public record ChildJvm(String heap, List<String> options) {
  private static final int KEPT_LINES = 30;

  /** Makes JVMs with an unmodifiable copy of the options. */
  public ChildJvm {
    options = List.copyOf(options);
  }

  /**
   * JVMs without other options.
   *
   * @param heap the greatest size of their heap
   */
  ChildJvm(String heap) {
    this(heap, List.of());
  }

  /**
   * Runs a class and waits for its end.
   *
   * @param main has the main method
   * @param lines receives every line that it prints
   * @param args its arguments
   * @return wall time in nanoseconds, from before the JVM to after it
   * @throws IOException if it cannot be started
   * @throws IllegalStateException if it fails; the message ends with the last lines it printed
   */
  public long run(Class<?> main, Consumer<String> lines, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(args);
    Deque<String> last = new ArrayDeque<>();
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.accept(line);
        last.addLast(line);
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
      }
      int status = process.waitFor();
      long nanos = System.nanoTime() - start;
      if (status != 0) {
        throw new IllegalStateException(
            "%s %s ended with status %d: %s"
                .formatted(main.getSimpleName(), args, status, String.join("\n", last)));
      }
      return nanos;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while " + main.getSimpleName() + " ran");
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }
}
