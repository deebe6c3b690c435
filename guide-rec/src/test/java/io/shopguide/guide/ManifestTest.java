package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve(Manifest.NAME);
  }

  private Manifest written() throws IOException {
    Files.writeString(folder.resolve("a.bin"), "content");
    Files.createDirectory(folder.resolve("text"));
    Files.writeString(folder.resolve("text/b"), "");
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            7,
            "2026-11-23T08:00:00Z",
            "resource:\"model\":mean",
            "USD",
            "key",
            3,
            Map.of("CNY", 0.14),
            Manifest.describe(folder));
    manifest.write(folder);
    return manifest;
  }

  private GuideException refused() {
    return assertThrows(GuideException.class, () -> Manifest.readAndVerify(folder));
  }

  private static void assertHelps(GuideException thrown, Path file) {
    assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
    assertTrue(thrown.getMessage().matches("(?s).*(build the guide again|release).*"));
  }

  @Test
  void readAndVerify_writtenManifest_isTheSame() throws IOException {
    Manifest manifest = written();
    assertEquals(Set.of("a.bin", "text/b"), manifest.files().keySet());
    assertEquals(7, manifest.files().get("a.bin").length());
    assertEquals(manifest, Manifest.readAndVerify(folder));
    assertEquals(manifest.files(), Manifest.describe(folder), "it does not list itself");
  }

  @Test
  void readAndVerify_fileMissingLongerOrChanged_namesIt() throws IOException {
    written();
    Path file = folder.resolve("a.bin");
    Files.writeString(file, "Content");
    assertHelps(refused(), file);
    Files.writeString(file, "content ");
    assertHelps(refused(), file);
    Files.delete(file);
    assertHelps(refused(), file);
    Files.createDirectory(file);
    assertHelps(refused(), file);
  }

  @Test
  void readAndVerify_newerFormat_asksForANewerRelease() throws IOException {
    written();
    Files.writeString(file(), Files.readString(file()).replace("\"format\": 3", "\"format\": 4"));
    GuideException thrown = refused();
    assertHelps(thrown, file());
    assertTrue(thrown.getMessage().contains("newer than this release"), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{",
        "{\"format\": 0, \"files\": {}}",
        "{\"format\": 1}",
        "{\"format\": \"one\", \"files\": {}}",
        "{\"format\": 1, \"files\": {}}",
        "{\"format\": 1, \"encoder\": \"\", \"exchangeRates\": {}, \"files\": {\"a\": null}}",
        "{\"format\": 1, \"encoder\": \"\", \"exchangeRates\": {}, \"files\": {\"a\\u0000\": {}}}",
        "{\"format\": 1, \"encoder\": \"\", \"exchangeRates\": {\"EUR\": null}, \"files\": {}}",
        "{\"format\": 2, \"encoder\": \"\", \"exchangeRates\": {}, \"files\": {}}",
      })
  void readAndVerify_notAManifest_isRefusedWithItsName(String content) throws IOException {
    Files.writeString(file(), content);
    assertHelps(refused(), file());
  }

  @Test
  void readAndVerify_everyByteOfItDamaged_isRefusedOrUsable() throws IOException {
    written();
    byte[] whole = Files.readAllBytes(file());
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x04;
      Files.write(file(), damaged);
      try {
        Manifest read = Manifest.readAndVerify(folder);
        assertTrue(read.encoder() != null && read.exchangeRates() != null, "byte " + at);
        assertFalse(read.exchangeRates().containsValue(null), "byte " + at);
      } catch (GuideException e) {
        assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > whole.length / 3, refused + " of " + whole.length);
  }
}
