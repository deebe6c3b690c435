package io.shopguide.guide;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What a generation consists of: written last when it is built, checked first when it is opened.
 * The format is described in {@code docs/format-guide.md}.
 *
 * @param format version of the folder's format
 * @param generation number of the generation
 * @param created instant of the build, ISO 8601
 * @param encoder specification of the encoder its vectors were made with, empty for none
 * @param currency ISO 4217 code of the shop's prices, empty if products have no price
 * @param shopperKey tells which key the graph's shoppers are named by, {@code null} in format 1,
 *     whose graphs hold the application's ids
 * @param forgotten number of the journal's requests to forget that the graph was built after
 * @param exchangeRates value of one unit of each other currency in the shop's
 * @param files its files with their lengths and CRC-32C checksums, by relative name
 */
record Manifest(
    int format,
    long generation,
    String created,
    String encoder,
    String currency,
    String shopperKey,
    int forgotten,
    Map<String, Double> exchangeRates,
    Map<String, FileEntry> files) {
  static final String NAME = "manifest.json";
  static final int FORMAT = 3;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** One file's length in bytes and CRC-32C in hexadecimal. */
  record FileEntry(long length, String crc32c) {}

  /** Whether the graph holds the application's ids of shoppers. */
  boolean hasClearShoppers() {
    return format < 2;
  }

  /** Lists the files of a complete generation folder, except for the manifest itself. */
  static Map<String, FileEntry> describe(Path folder) throws IOException {
    Map<String, FileEntry> files = new TreeMap<>();
    for (Path file : regularFiles(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (!name.equals(NAME)) {
        files.put(name, new FileEntry(Files.size(file), checksum(file)));
      }
    }
    return files;
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), GSON.toJson(this) + "\n", StandardCharsets.UTF_8);
  }

  /** Reads the manifest of a generation and checks every file it names. */
  static Manifest readAndVerify(Path folder) {
    Path file = folder.resolve(NAME);
    Manifest manifest = read(file);
    for (Map.Entry<String, FileEntry> entry : manifest.files.entrySet()) {
      verify(folder.resolve(entry.getKey()), entry.getValue());
    }
    return manifest;
  }

  static Manifest read(Path file) {
    Manifest manifest;
    try {
      manifest = GSON.fromJson(Files.readString(file), Manifest.class);
    } catch (IOException | JsonParseException | NumberFormatException e) {
      throw new GuideException(
          file + " is missing or damaged; restore a backup or build the guide again", e);
    }
    if (manifest != null && manifest.format > FORMAT) {
      throw new GuideException(
          file
              + " has format "
              + manifest.format
              + ", which is newer than this release reads ("
              + FORMAT
              + "); use the release that built it or a newer one");
    }
    if (manifest == null || manifest.format < 1 || !manifest.isComplete()) {
      throw new GuideException(file + " is not a guide's manifest; build the guide again");
    }
    return manifest;
  }

  /** Whether every field that is read has a value: a field that JSON lacks is {@code null}. */
  private boolean isComplete() {
    return encoder != null
        && (hasClearShoppers() || (shopperKey != null && forgotten >= 0))
        && exchangeRates != null
        && !exchangeRates.containsValue(null)
        && files != null
        && !files.containsValue(null)
        && files.keySet().stream().noneMatch(name -> name.indexOf('\0') >= 0);
  }

  private static void verify(Path file, FileEntry expected) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new GuideException(file + " is missing; restore a backup or build the guide again");
      }
      long length = Files.size(file);
      if (length != expected.length()) {
        throw new GuideException(
            file
                + " has "
                + length
                + " bytes instead of "
                + expected.length()
                + "; restore a backup or build the guide again");
      }
      if (!checksum(file).equals(expected.crc32c())) {
        throw new GuideException(
            file + " is damaged: its checksum differs; restore a backup or build the guide again");
      }
    } catch (IOException e) {
      throw new GuideException("Cannot read " + file, e);
    }
  }

  private static List<Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The CRC-32C of a file in hexadecimal. */
  static String checksum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
