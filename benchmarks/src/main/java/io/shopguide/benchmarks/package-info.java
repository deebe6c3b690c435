/**
 * The command line of {@code benchmarks.jar}: {@code eval TASK key=value...} runs a quality
 * evaluation, anything else is handed to JMH.
 */
package io.shopguide.benchmarks;
