/**
 * What the shop wants shown, as data: {@link io.shopguide.rec.rules.RankingRules} are read from a
 * JSON file or made in code, checked, and given to a guide.
 */
package io.shopguide.rec.rules;
