package io.shopguide.benchmarks.lexicon;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.List;
import java.util.TreeMap;

/** The Aho-Corasick automaton in a double array of hankcs; hits inside words are left out. */
final class DoubleArrayTagger implements Tagger {
  private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();

  @Override
  public void build(List<String> forms) {
    TreeMap<String, Integer> ids = new TreeMap<>();
    for (int i = 0; i < forms.size(); i++) {
      ids.put(forms.get(i), i);
    }
    trie.build(ids);
  }

  @Override
  public void tag(String query, Mentions found) {
    trie.parseText(
        query,
        (begin, end, id) -> {
          if ((begin == 0 || query.charAt(begin - 1) == ' ')
              && (end == query.length() || query.charAt(end) == ' ')) {
            found.add(begin, end, id);
          }
        });
  }
}
