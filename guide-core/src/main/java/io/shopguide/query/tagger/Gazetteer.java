package io.shopguide.query.tagger;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A list of names of one sort, for example brands. Immutable and thread-safe.
 *
 * @param name what it is called
 * @param entries the names as people write them
 */
public record Gazetteer(String name, List<String> entries) {
  /** How the files of a folder that hold names end. */
  private static final String SUFFIX = ".dic";

  /** Makes a list. */
  public Gazetteer {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the files {@code *.dic} of a folder: UTF-8, one name a line.
   *
   * @param folder the folder
   * @return a list for each file, by name
   * @throws IllegalArgumentException if there is no such file or one is not UTF-8
   * @throws UncheckedIOException if a file cannot be read
   */
  public static List<Gazetteer> readFolder(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Gazetteer> lists =
          all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .sorted()
              .map(Gazetteer::read)
              .toList();
      if (lists.isEmpty()) {
        throw new IllegalArgumentException(
            folder + " has no file that ends in " + SUFFIX + "; name a folder with lists of names");
      }
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the folder " + folder, e);
    }
  }

  private static Gazetteer read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> names = lines.map(String::strip).filter(name -> !name.isEmpty()).toList();
      return new Gazetteer(file.getFileName().toString(), names);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof MalformedInputException) {
        throw new IllegalArgumentException(file + " is not UTF-8; convert it", e);
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the names in " + file, e);
    }
  }

  /**
   * The forms of a vocabulary's concepts, in a list for each kind.
   *
   * @param vocabulary the concepts
   * @param language the language of the forms
   * @return the lists in the order of the kinds
   */
  public static List<Gazetteer> of(Vocabulary vocabulary, Language language) {
    Map<ConceptKind, List<String>> forms = new EnumMap<>(ConceptKind.class);
    for (Concept concept : vocabulary.concepts()) {
      forms
          .computeIfAbsent(concept.kind(), kind -> new ArrayList<>())
          .addAll(vocabulary.forms(concept, language));
    }
    return forms.entrySet().stream()
        .map(e -> new Gazetteer(e.getKey().name(), e.getValue()))
        .toList();
  }
}
