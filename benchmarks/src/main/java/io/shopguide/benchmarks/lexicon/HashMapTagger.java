package io.shopguide.benchmarks.lexicon;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A map of the forms, asked for every run of up to four words. */
final class HashMapTagger implements Tagger {
  private Map<String, Integer> ids;

  @Override
  public void build(List<String> forms) {
    ids = HashMap.newHashMap(forms.size());
    for (int i = 0; i < forms.size(); i++) {
      // A copy, so that the strings are counted as its own.
      byte[] copy = forms.get(i).getBytes(StandardCharsets.ISO_8859_1);
      ids.put(new String(copy, StandardCharsets.ISO_8859_1), i);
    }
  }

  @Override
  public void tag(String query, Mentions found) {
    for (int start = 0; start < query.length(); start++) {
      int next = query.length();
      int end = start;
      for (int words = 0; words < MOST_WORDS && end < query.length(); words++) {
        int space = query.indexOf(' ', end + 1);
        end = space < 0 ? query.length() : space;
        next = words == 0 ? end : next;
        Integer id = ids.get(query.substring(start, end));
        if (id != null) {
          found.add(start, end, id);
        }
      }
      start = next;
    }
  }
}
