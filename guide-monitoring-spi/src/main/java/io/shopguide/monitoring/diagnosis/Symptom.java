package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.Stage;

/**
 * Something that differs from the reference. Immutable and thread-safe.
 *
 * @param stage the stage it shows in
 * @param subject what differs: a feature, or the own time or the failures of the stage
 * @param segment the part of the subject that moved most, such as a brand; empty if it has no parts
 * @param reference its value in the reference: a share from 0 to 1, or nanoseconds
 * @param current its value now, in the same unit
 * @param sentence what differs by how much and what to look for, in English
 */
public record Symptom(
    Stage stage,
    String subject,
    String segment,
    double reference,
    double current,
    String sentence) {

  /** The subject of a stage that takes longer. */
  public static final String OWN_TIME = "own time";

  /** The subject of a stage that fails, or goes on without something, more often. */
  public static final String FAILURES = "failures";

  /** The subject of a whole guide that is slower in all stages alike. */
  public static final String MACHINE = "machine";
}
