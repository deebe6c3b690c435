/**
 * Text to vectors through DJL. An engine such as ONNX Runtime and the model's files are the
 * application's choice; nothing is downloaded, unless {@link io.shopguide.encoder.Encoders#djl} is
 * given a model of DJL's zoo.
 *
 * <pre>{@code
 * try (TextEncoder encoder = Encoders.resource("all-minilm-l6-v2-q")) {
 *   float[] vector = encoder.encode("noise cancelling headphones");
 * }
 * try (TokenEncoder encoder = Encoders.tokenStates("all-minilm-l6-v2-q", 2, 4, 6)) {
 *   float[] states = new float[3 * encoder.dimension()];
 *   encoder.encode(List.of("red", "running", "shoes"), states);
 * }
 * }</pre>
 */
package io.shopguide.encoder;
