/**
 * What a guide notices about the traffic it answers: features beside their frozen reference, and
 * what to make of differences. Not for applications, which use {@code GuideWatch}.
 */
package io.shopguide.guide.watch;
