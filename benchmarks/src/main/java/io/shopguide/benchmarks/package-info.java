/**
 * The command line of {@code benchmarks.jar}: {@code eval TASK key=value...} runs a quality
 * evaluation, {@code peers TASK key=value...} a comparison with other libraries, anything else is
 * handed to JMH.
 */
package io.shopguide.benchmarks;
