package io.shopguide.guide;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The history of a guide's generations: a file of lines that an operator can read, described in
 * {@code docs/format-guide.md}. An entry is on disk before it counts; the remains of one that a
 * kill cut off are removed by the next.
 *
 * <p>Thread-safe.
 */
public final class RolloutHistory {
  static final String NAME = "rollout.history";
  private static final String HEADER = "ShopGuide rollout history ";
  private static final int FORMAT = 1;
  private static final int CHECKSUM = 8; // hexadecimal digits
  private static final Gson GSON = new Gson();

  private final Path file;

  RolloutHistory(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /**
   * Reads the history of a guide, which may be open.
   *
   * @param folder the guide's folder
   * @return all entries, the oldest first; none if no generation was ever rolled out or switched to
   * @throws GuideException if the file cannot be read, is damaged, or of a newer version
   */
  public static List<RolloutEvent> read(Path folder) {
    return new RolloutHistory(folder).read();
  }

  private List<RolloutEvent> read() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      List<RolloutEvent> events = new ArrayList<>();
      for (int line = 0; line < lines.size(); line++) {
        if (line == 0) {
          checkHeader(lines.getFirst());
        } else {
          events.add(parse(lines.get(line), line + 1));
        }
      }
      return events;
    } catch (IOException e) {
      throw new GuideException("Cannot read " + file + "; is it a file that can be read?", e);
    }
  }

  private void checkHeader(String line) {
    try {
      if (line.startsWith(HEADER)) {
        int format = Integer.parseInt(line.substring(HEADER.length()));
        if (format > FORMAT) {
          throw new GuideException(
              file + " has format " + format + ", newer than this release reads; use a newer one");
        }
        return;
      }
    } catch (NumberFormatException e) {
      throw new GuideException(file + " is no rollout history; move it away", e);
    }
    throw new GuideException(file + " is no rollout history; move it away");
  }

  private RolloutEvent parse(String line, int number) {
    try {
      String json = line.substring(Math.min(line.length(), CHECKSUM + 1));
      if (line.startsWith(checksum(json) + " ")) {
        JsonObject entry = GSON.fromJson(json, JsonObject.class);
        return new RolloutEvent(
            Instant.parse(entry.get("time").getAsString()),
            RolloutEvent.Kind.valueOf(entry.get("event").getAsString()),
            entry.get("live").getAsLong(),
            entry.get("candidate").getAsLong(),
            entry.get("share").getAsDouble(),
            entry.get("text").getAsString());
      }
    } catch (JsonParseException
        | DateTimeException
        | IllegalArgumentException
        | NullPointerException e) {
      throw new GuideException(damaged(number), e);
    }
    throw new GuideException(damaged(number));
  }

  private String damaged(int line) {
    return file + ", line " + line + " is damaged; move the file away or restore a backup";
  }

  /** The last entry, if there is one. */
  Optional<RolloutEvent> last() {
    List<RolloutEvent> events = read();
    return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
  }

  /** Writes an entry and forces it to disk. */
  synchronized void append(RolloutEvent event) throws IOException {
    JsonObject entry = new JsonObject();
    entry.addProperty("time", event.time().toString());
    entry.addProperty("event", event.kind().name());
    entry.addProperty("live", event.live());
    entry.addProperty("candidate", event.candidate());
    entry.addProperty("share", event.share());
    entry.addProperty("text", event.text());
    String json = GSON.toJson(entry);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = endOfLastLine(out);
      out.setLength(end);
      out.seek(end);
      String lines = (end == 0 ? HEADER + FORMAT + "\n" : "") + checksum(json) + " " + json + "\n";
      out.write(lines.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
      if (end == 0) {
        GuideFolder.force(file.toAbsolutePath().getParent());
      }
    }
  }

  private static long endOfLastLine(RandomAccessFile file) throws IOException {
    long end = file.length();
    while (end > 0) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        return end;
      }
      end--;
    }
    return 0;
  }

  private static String checksum(String json) {
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
