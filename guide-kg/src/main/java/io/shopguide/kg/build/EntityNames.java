package io.shopguide.kg.build;

import io.shopguide.kg.build.ProductRecord.Link;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the one entity behind the names that feeds use. Not thread-safe; one per thread. */
final class EntityNames {
  private static final Pattern SEPARATOR = Pattern.compile("[,/;&、，；]|\\b(?i:and)\\b");

  /** Bounds the two caches, together with the length of a name that is worth remembering. */
  private static final int MAX_REMEMBERED = 1 << 16;

  private static final int MAX_REMEMBERED_LENGTH = 100;

  private final Vocabulary vocabulary;
  private final Map<Link, List<Map<Language, String>>> parts = new HashMap<>();
  private final Map<Name, Optional<Concept>> found = new HashMap<>();

  private record Name(ConceptKind kind, String name) {}

  EntityNames(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The single things that a link names: "Black/White" names two colours. */
  List<Map<Language, String>> split(Link link) {
    if (!link.kind().isSplit() || isKnown(link)) {
      return List.of(link.names());
    }
    if (link.names().values().stream().anyMatch(name -> name.length() > MAX_REMEMBERED_LENGTH)) {
      return splitNames(link);
    }
    makeRoom(parts);
    return parts.computeIfAbsent(link, EntityNames::splitNames);
  }

  private static List<Map<Language, String>> splitNames(Link link) {
    Map<Language, List<String>> byLanguage = new EnumMap<>(Language.class);
    link.names()
        .forEach(
            (language, name) ->
                byLanguage.put(
                    language,
                    SEPARATOR
                        .splitAsStream(name)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()));
    return NamePairs.zip(byLanguage);
  }

  private boolean isKnown(Link link) {
    return link.names().values().stream()
        .anyMatch(name -> find(link.kind().conceptKind(), name).isPresent());
  }

  /** The vocabulary's key if it knows one of the names, else the English or else the other name. */
  String key(ConceptKind kind, Map<Language, String> names) {
    for (Language language : Language.values()) {
      String name = names.get(language);
      Optional<Concept> concept = name == null ? Optional.empty() : find(kind, name);
      if (concept.isPresent()) {
        return concept.get().key();
      }
    }
    String english = names.get(Language.ENGLISH);
    return Keys.kebab(english == null ? names.get(Language.CHINESE) : english);
  }

  Optional<Concept> find(ConceptKind kind, String name) {
    if (name.length() > MAX_REMEMBERED_LENGTH) {
      return vocabulary.find(kind, name);
    }
    makeRoom(found);
    return found.computeIfAbsent(
        new Name(kind, name), asked -> vocabulary.find(asked.kind(), asked.name()));
  }

  private static void makeRoom(Map<?, ?> cache) {
    if (cache.size() >= MAX_REMEMBERED) {
      cache.clear();
    }
  }
}
