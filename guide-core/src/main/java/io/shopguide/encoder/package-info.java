/**
 * Text to vectors through DJL. An engine such as ONNX Runtime and the model's files are the
 * application's choice; nothing is downloaded.
 *
 * <pre>{@code
 * try (TextEncoder encoder = Encoders.resource("all-minilm-l6-v2-q")) {
 *   float[] vector = encoder.encode("noise cancelling headphones");
 * }
 * }</pre>
 */
package io.shopguide.encoder;
