/**
 * Teaches an encoder to understand a shop's queries: every word of a query gets a tag, and the
 * encoder's own weights learn with the tagger's. Training runs in this process on DJL's PyTorch
 * engine, which only training needs; the result runs on ONNX Runtime.
 *
 * <pre>{@code
 * FineTuning.of(ModelFiles.resource("all-minilm-l6-v2"))
 *     .quantized(ModelFiles.resource("all-minilm-l6-v2-q"))
 *     .training(training)
 *     .development(development)
 *     .run(Path.of("tagger"));
 *
 * try (TunedTagger tagger = TunedTagger.open(Path.of("tagger"))) {
 *   List<String> tags = tagger.tag(List.of("red", "running", "shoes"));
 * }
 * }</pre>
 */
package io.shopguide.encoder.tuning;
