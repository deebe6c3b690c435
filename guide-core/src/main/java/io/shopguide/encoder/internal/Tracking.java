package io.shopguide.encoder.internal;

/** Keeps DJL from reporting its use. Stateless and thread-safe. */
public final class Tracking {
  private static final String OPT_OUT = "OPT_OUT_TRACKING"; // DJL's name for it

  private Tracking() {}

  /**
   * To be called before DJL is used: it asks the cloud's metadata service and a telemetry host once
   * a process, unless told not. What the application decided stays.
   */
  public static void optOut() {
    if (System.getenv(OPT_OUT) == null && System.getProperty(OPT_OUT) == null) {
      System.setProperty(OPT_OUT, "true");
    }
  }
}
