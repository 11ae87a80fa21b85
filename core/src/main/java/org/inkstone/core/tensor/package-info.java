/**
 * Tensors and automatic differentiation. Read {@link org.inkstone.core.tensor.Tape} first, then {@link
 * org.inkstone.core.tensor.Tensor}, then the class of an operation that interests you, such as {@code Softmax}: each
 * shows its backward beside its forward.
 */
@NullMarked
package org.inkstone.core.tensor;

import org.jspecify.annotations.NullMarked;
