/**
 * Inkstone beside its peers (基准测试). {@link org.inkstone.benchmarks.Benchmarks} runs the benchmarks; each lets its
 * {@linkplain org.inkstone.benchmarks.Contestant contestants} work {@linkplain org.inkstone.benchmarks.Alternation in
 * turn} and prints a {@linkplain org.inkstone.benchmarks.Report report}.
 */
@NullMarked
package org.inkstone.benchmarks;

import org.jspecify.annotations.NullMarked;
