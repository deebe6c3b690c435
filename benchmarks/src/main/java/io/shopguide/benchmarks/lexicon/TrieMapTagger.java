package io.shopguide.benchmarks.lexicon;

import java.util.List;
import querqy.trie.State;
import querqy.trie.TrieMap;

/** Querqy's map of character sequences, continued word by word. */
final class TrieMapTagger implements Tagger {
  private final TrieMap<Integer> trie = new TrieMap<>();

  @Override
  public void build(List<String> forms) {
    for (int i = 0; i < forms.size(); i++) {
      trie.put(forms.get(i), i);
    }
  }

  @Override
  public void tag(String query, Mentions found) {
    for (int start = 0; start < query.length(); start++) {
      int end = wordEnd(query, start);
      int next = end;
      State<Integer> state = trie.get(query.subSequence(start, end)).getStateForCompleteSequence();
      while (state != null && state.isKnown()) {
        if (state.isFinal()) {
          found.add(start, end, state.getValue());
        }
        if (end == query.length()) {
          break;
        }
        int last = end;
        end = wordEnd(query, last + 1);
        state = trie.get(query.subSequence(last, end), state).getStateForCompleteSequence();
      }
      start = next;
    }
  }

  private static int wordEnd(String query, int from) {
    int space = query.indexOf(' ', from);
    return space < 0 ? query.length() : space;
  }
}
