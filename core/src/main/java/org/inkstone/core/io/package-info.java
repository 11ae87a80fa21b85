/**
 * Files that are read strictly and written whole. Read {@link org.inkstone.core.io.FormatException} first: every reader
 * of a file format reports a broken file with it. {@link org.inkstone.core.io.AtomicFiles} then writes one file such
 * that a crash leaves the old one or the new one, and {@link org.inkstone.core.io.SnapshotStore} does the same for a
 * folder of files, a checkpoint. {@link org.inkstone.core.io.StrictJson} and {@link
 * org.inkstone.core.io.ConfinedNames} are what readers of untrusted files are built from.
 */
@NullMarked
package org.inkstone.core.io;

import org.jspecify.annotations.NullMarked;
