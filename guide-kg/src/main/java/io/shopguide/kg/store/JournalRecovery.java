package io.shopguide.kg.store;

/**
 * What opening a journal found. Immutable and thread-safe.
 *
 * @param segment the segment that is written to
 * @param lastSequence the last record's number
 * @param records number of records given to the handler
 * @param droppedBytes length of the torn tail that was cut off: the remains of records that were
 *     not acknowledged
 * @param mendedMarks number of segments of which one copy of the mark was unusable or outdated
 */
record JournalRecovery(
    int segment, long lastSequence, long records, long droppedBytes, int mendedMarks) {}
