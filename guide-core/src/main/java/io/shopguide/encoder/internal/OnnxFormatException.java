package io.shopguide.encoder.internal;

/** The bytes are no ONNX file, or not one with the expected parts; the message says where. */
public final class OnnxFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message the place and what was found there
   */
  public OnnxFormatException(String message) {
    super(message);
  }
}
