/**
 * What computes: {@link org.inkstone.core.backend.TensorBackend} is the interface, {@link
 * org.inkstone.core.backend.JavaBackend} the readable reference, {@link org.inkstone.core.backend.TensorBackends} the
 * place where one is chosen. Read {@link org.inkstone.core.backend.UnaryOp} first for the style: each function with its
 * derivative beside it.
 */
@NullMarked
package org.inkstone.core.backend;

import org.jspecify.annotations.NullMarked;
