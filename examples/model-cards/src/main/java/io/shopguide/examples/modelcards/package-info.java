/** The models of a guide as cards in Markdown, and what a guide tells of its work as a file. */
package io.shopguide.examples.modelcards;
