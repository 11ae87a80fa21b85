/** How long work shows where it is: {@link org.inkstone.core.progress.Progress}. */
@NullMarked
package org.inkstone.core.progress;

import org.jspecify.annotations.NullMarked;
