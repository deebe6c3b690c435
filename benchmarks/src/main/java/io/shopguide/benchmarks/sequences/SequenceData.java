package io.shopguide.benchmarks.sequences;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Sequences of items, one user a line, and the attributes of the items. Item and attribute ids are
 * used as they are; one that does not occur is an item without events.
 *
 * @param users the users' ids, in order of the file
 * @param sequences the items of each, the oldest first
 * @param attributes distinct attribute ids of each item
 * @param attributeCount attributes are 0 to this, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record SequenceData(List<String> users, int[][] sequences, int[][] attributes, int attributeCount) {

  int items() {
    return attributes.length;
  }

  /** The distinct first items of a sequence; of an item that repeats, its last place counts. */
  int[] history(int user, int length) {
    int[] history = new int[length];
    int size = 0;
    for (int i = 0; i < length; i++) {
      int item = sequences[user][i];
      boolean later = false;
      for (int j = i + 1; j < length && !later; j++) {
        later = sequences[user][j] == item;
      }
      if (!later) {
        history[size++] = item;
      }
    }
    return Arrays.copyOf(history, size);
  }

  /**
   * Reads both files.
   *
   * @param train lines of a user and at least one item, separated by blanks
   * @param attributeFile a JSON object of items with lists of attributes
   * @throws IllegalArgumentException if a line or an entry is of another form
   */
  static SequenceData read(Path train, Path attributeFile) throws IOException {
    List<String> users = new ArrayList<>();
    List<int[]> sequences = new ArrayList<>();
    int greatest = 0;
    try (BufferedReader reader = Files.newBufferedReader(train)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int[] items = items(line, train + ", line " + (users.size() + 1));
        users.add(line.substring(0, line.indexOf(' ')));
        sequences.add(items);
        greatest = Math.max(greatest, Arrays.stream(items).max().orElse(0));
      }
    }
    JsonObject object = json(attributeFile);
    for (String item : object.keySet()) {
      greatest = Math.max(greatest, number(item, attributeFile + ", item " + item));
    }
    int[][] attributes = new int[greatest + 1][0];
    int attributeCount = 0;
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      int[] ofItem = attributes(entry.getValue(), attributeFile + ", item " + entry.getKey());
      attributes[Integer.parseInt(entry.getKey())] = ofItem;
      attributeCount = Math.max(attributeCount, Arrays.stream(ofItem).max().orElse(-1) + 1);
    }
    return new SequenceData(users, sequences.toArray(new int[0][]), attributes, attributeCount);
  }

  private static int[] attributes(JsonElement list, String place) {
    if (!list.isJsonArray()) {
      throw new IllegalArgumentException(place + ": " + list + " is no list of attributes");
    }
    return list.getAsJsonArray().asList().stream()
        .mapToInt(attribute -> number(attribute.getAsString(), place))
        .distinct()
        .toArray();
  }

  private static JsonObject json(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(
          file + " is no JSON object of items with lists of attributes: " + e.getMessage(), e);
    }
  }

  private static int[] items(String line, String place) {
    String[] words = line.split(" ");
    if (words.length < 2) {
      throw new IllegalArgumentException(place + ": '" + line + "' is no user with items");
    }
    return Arrays.stream(words).skip(1).mapToInt(word -> number(word, place)).toArray();
  }

  private static int number(String word, String place) {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(place + ": '" + word + "' is no number");
  }
}
