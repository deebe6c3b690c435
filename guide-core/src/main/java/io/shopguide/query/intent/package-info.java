/**
 * Intents learned from labelled utterances: {@link io.shopguide.query.intent.IntentTraining} makes
 * a model, {@link io.shopguide.query.intent.IntentClassifier} tells with it what an utterance is
 * for, and whether it is for anything the model knows.
 */
package io.shopguide.query.intent;
