/** The commands that work on files and on lines of standard input; each prints JSON that other programs read. */
@NullMarked
package org.inkstone.examples.command;

import org.jspecify.annotations.NullMarked;
