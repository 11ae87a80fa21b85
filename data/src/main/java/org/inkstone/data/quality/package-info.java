/**
 * Rules of thumb that tell prose from what is not worth training on. Read {@link org.inkstone.data.quality.QualityRule}
 * first, then {@link org.inkstone.data.quality.QualityFilter}, which applies a list of them and has those of Gopher and C4
 * ready. Every rule is one small record: a measure and its bounds.
 */
@NullMarked
package org.inkstone.data.quality;

import org.jspecify.annotations.NullMarked;
