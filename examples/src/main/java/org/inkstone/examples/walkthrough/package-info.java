/**
 * One worked example for each algorithm: a few lines of input, the steps as a table, and a check against a known
 * value. Each has a {@code main} of its own and is a command too. {@link org.inkstone.examples.walkthrough.Walkthroughs}
 * lists them; {@link org.inkstone.examples.walkthrough.Blackboard} is what they write on.
 */
@NullMarked
package org.inkstone.examples.walkthrough;

import org.jspecify.annotations.NullMarked;
