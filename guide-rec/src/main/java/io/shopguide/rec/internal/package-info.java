/** What several packages of this module share and nobody else can use. */
package io.shopguide.rec.internal;
