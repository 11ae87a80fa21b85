/** How algorithms explain their own numbers: {@link org.inkstone.core.explain.Explanation}. */
@NullMarked
package org.inkstone.core.explain;

import org.jspecify.annotations.NullMarked;
