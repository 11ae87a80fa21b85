/** Removing documents that were seen before: {@link org.inkstone.data.deduplication.ExactDeduplicator}. */
@NullMarked
package org.inkstone.data.deduplication;

import org.jspecify.annotations.NullMarked;
