/**
 * The backend that users run on: ND4J's buffers outside the Java heap, the BLAS that ND4J ships, and CPU kernels of our
 * own for what lies between two matrix products. Read {@link org.inkstone.nd4j.Nd4jBackend} first; {@code Arena} says
 * where memory comes from, {@code Workers} how work is split, the {@code …Kernels} what is computed.
 */
@NullMarked
package org.inkstone.nd4j;

import org.jspecify.annotations.NullMarked;
