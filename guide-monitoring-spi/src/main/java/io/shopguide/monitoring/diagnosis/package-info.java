/**
 * Says what is wrong once something is: {@link io.shopguide.monitoring.diagnosis.StageTracer}
 * follows requests through their stages and keeps the slowest, {@link
 * io.shopguide.monitoring.diagnosis.SpaceSaving} the most frequent texts, and a {@link
 * io.shopguide.monitoring.diagnosis.Diagnosis} holds what a guide made of them.
 */
package io.shopguide.monitoring.diagnosis;
