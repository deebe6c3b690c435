package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The meters of one name, one for each combination of values of its labels, made when it first
 * comes up. Thread-safe.
 *
 * @param <M> what a meter is
 */
final class MeterFamily<M> {
  private final List<String> labels;
  private final List<LabelValues> values;
  private final Function<Tags, M> maker;
  private final Map<List<String>, M> meters = new ConcurrentHashMap<>();

  MeterFamily(Function<Tags, M> maker, String... labels) {
    this.labels = List.of(labels);
    this.values = Stream.generate(LabelValues::new).limit(labels.length).toList();
    this.maker = maker;
  }

  /** The meter of these values, one for each label. */
  M of(String... told) {
    List<String> key = List.of(told);
    M meter = meters.get(key);
    return meter != null ? meter : bounded(told);
  }

  /** Only combinations within the bounds are remembered, under the values that are used. */
  private M bounded(String[] told) {
    List<String> used = new ArrayList<>(told.length);
    for (int i = 0; i < told.length; i++) {
      used.add(values.get(i).of(told[i]));
    }
    return meters.computeIfAbsent(List.copyOf(used), this::make);
  }

  private M make(List<String> used) {
    List<Tag> tags = new ArrayList<>(used.size());
    for (int i = 0; i < used.size(); i++) {
      tags.add(Tag.of(labels.get(i), used.get(i)));
    }
    return maker.apply(Tags.of(tags));
  }
}
