package io.shopguide.guide;

import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.Tag;
import io.shopguide.query.Word;
import io.shopguide.rec.text.TextIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says which wished phrases no product mentions, where a tagger tells what they are: "zorgon" is a
 * maker that the shop does not have. Immutable and thread-safe.
 *
 * @param index the texts of the products
 */
record UnknownWords(TextIndex index) {

  /** A note for each such phrase. */
  List<Phrase> notes(ParsedQuery query) {
    Set<Tag> unknown = new LinkedHashSet<>();
    Set<Tag> known = new LinkedHashSet<>();
    for (Word word : query.unresolved()) {
      if (word.polarity() == Polarity.WANTED && !word.normalized().isEmpty()) {
        boolean mentioned = !index.matching(word.normalized()).isEmpty();
        query.tag(word).ifPresent(mentioned ? known::add : unknown::add);
      }
    }
    unknown.removeAll(known);
    return unknown.stream().map(tag -> note(tag.span().of(query.text()), tag.type())).toList();
  }

  private static Phrase note(String phrase, String type) {
    String kind = type.replace('_', ' ');
    return new Phrase(
        "no product mentions \"" + phrase + "\", which seems to be a " + kind,
        "没有商品提到“" + phrase + "”（" + kind + "）");
  }
}
