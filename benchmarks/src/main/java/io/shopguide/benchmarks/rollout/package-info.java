/** The rollout evaluation: harmful and harmless generations, and switches under load. */
package io.shopguide.benchmarks.rollout;
