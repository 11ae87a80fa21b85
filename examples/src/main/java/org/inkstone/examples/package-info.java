/**
 * The commands and the example mains. {@link org.inkstone.examples.Inkstone} lists and runs them all; what they share
 * is in {@code org.inkstone.examples.cli}; the page that the tour writes is in {@code org.inkstone.examples.report}.
 */
@NullMarked
package org.inkstone.examples;

import org.jspecify.annotations.NullMarked;
