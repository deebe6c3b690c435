package io.shopguide.query.intent;

import java.util.List;

/** Texts with the numbers of their labels. Not thread-safe; one per training. */
final class Examples {
  final List<TextValues> texts;
  final int[] labels; // negative for texts out of scope and of labels that the training has not

  Examples(List<TextValues> texts, int[] labels) {
    this.texts = List.copyOf(texts);
    this.labels = labels;
  }

  int size() {
    return labels.length;
  }

  /** The share of texts in scope whose greatest logit is their label's. */
  double accuracy(Softmax softmax) {
    float[] logits = new float[softmax.labels];
    int right = 0;
    int all = 0;
    for (int i = 0; i < size(); i++) {
      if (labels[i] >= 0) {
        softmax.score(texts.get(i), logits);
        right += Softmax.best(logits) == labels[i] ? 1 : 0;
        all++;
      }
    }
    return all == 0 ? 0 : (double) right / all;
  }
}
