/** What taggers of several packages share. Not exported. */
package io.shopguide.query.tagger.internal;
