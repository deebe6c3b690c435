package io.shopguide.benchmarks.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the benchmarks on a JDK 21 or newer: in this process if it runs on one, otherwise in a
 * child process on one that it finds where JDKs are usually installed. Compiled for release 17, so
 * that an older {@code java} on the path can at least find the right one.
 */
public final class Launcher {
  private static final int LEAST_VERSION = 21;
  private static final String MAIN = "io.shopguide.benchmarks.Main";
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Launcher() {}

  /**
   * Runs the benchmarks' command line.
   *
   * @param args its arguments
   * @throws Exception if it fails
   */
  public static void main(String[] args) throws Exception {
    if (Runtime.version().feature() >= LEAST_VERSION) {
      runHere(args);
      return;
    }
    Optional<Path> java = newerJava();
    if (java.isEmpty()) {
      System.err.println(
          "The benchmarks need a JDK " + LEAST_VERSION + " or newer; run them with its java");
      System.exit(2);
    }
    System.exit(runThere(java.get(), args));
  }

  private static void runHere(String[] args) throws Exception {
    try {
      Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  private static int runThere(Path java, String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN);
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process.waitFor();
  }

  /** The java of a newer JDK, the lowest sufficient version first. */
  private static Optional<Path> newerJava() {
    String home = System.getProperty("user.home");
    List<Path> parents =
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of("/opt"),
            Path.of(home, ".jdks"),
            Path.of(home, ".sdkman", "candidates", "java"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of("C:\\Program Files\\Java"),
            Path.of("C:\\Program Files\\Eclipse Adoptium"));
    Stream<Path> installed = parents.stream().flatMap(Launcher::children);
    Stream<Path> named =
        System.getenv().entrySet().stream()
            .filter(e -> e.getKey().matches("JAVA_?(HOME|\\d+_HOME|HOME_\\d+).*"))
            .map(e -> Path.of(e.getValue()));
    return Stream.concat(named, installed)
        .flatMap(jdk -> Stream.of(jdk, jdk.resolve("Contents").resolve("Home")))
        .filter(jdk -> version(jdk) >= LEAST_VERSION)
        .map(jdk -> jdk.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java"))
        .filter(Files::isExecutable)
        .min((a, b) -> Integer.compare(version(jdkOf(a)), version(jdkOf(b))));
  }

  private static Path jdkOf(Path java) {
    return java.getParent().getParent();
  }

  private static Stream<Path> children(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.collect(Collectors.toList()).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** The feature version that a JDK's release file tells, 0 if it is no JDK. */
  private static int version(Path jdk) {
    try {
      Matcher version = VERSION.matcher(Files.readString(jdk.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
