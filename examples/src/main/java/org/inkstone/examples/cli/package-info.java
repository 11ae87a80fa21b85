/**
 * What the commands share: {@link org.inkstone.examples.cli.Console} (where they read and write),
 * {@link org.inkstone.examples.cli.Utf8Lines}, {@link org.inkstone.examples.cli.ProgressBars} and
 * {@link org.inkstone.examples.cli.BadInput} (one line and exit status 2).
 */
@NullMarked
package org.inkstone.examples.cli;

import org.jspecify.annotations.NullMarked;
