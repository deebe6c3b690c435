package io.shopguide.benchmarks.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A map from each word without one letter to the words, as in SymSpell. */
final class DeletionMapSpeller implements Speller {
  private final Map<String, List<String>> wordsOfDeletion = new HashMap<>();
  private final Set<String> near = new HashSet<>();

  @Override
  public void build(List<String> words) {
    for (String word : words) {
      for (String deletion : deletions(word)) {
        wordsOfDeletion.computeIfAbsent(deletion, d -> new ArrayList<>(1)).add(word);
      }
    }
  }

  private static List<String> deletions(String word) {
    List<String> deletions = new ArrayList<>(word.length() + 1);
    deletions.add(word);
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        deletions.add(word.substring(0, i) + word.substring(i + 1));
      }
    }
    return deletions;
  }

  @Override
  public int near(String typed) {
    near.clear();
    for (String deletion : deletions(typed)) {
      for (String word : wordsOfDeletion.getOrDefault(deletion, List.of())) {
        if (Misspellings.isWithin(typed, word, 1)) {
          near.add(word);
        }
      }
    }
    return near.size();
  }
}
