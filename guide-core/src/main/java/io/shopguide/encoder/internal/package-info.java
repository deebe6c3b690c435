/**
 * What the encoder packages share and nobody else should use: reading and editing ONNX files, and
 * words as sub-tokens. Not exported.
 */
package io.shopguide.encoder.internal;
