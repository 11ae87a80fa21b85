/**
 * Documents and where they come from. {@link org.inkstone.data.Document} first, then
 * {@link org.inkstone.data.DocumentReader} with its two formats; {@link org.inkstone.data.DocumentSplit} sets test
 * documents aside, {@link org.inkstone.data.Fingerprint} tells texts apart by 128 bits. The packages below this one
 * clean a corpus: which language a document is in, whether it is good enough, whether it was seen before.
 */
@NullMarked
package org.inkstone.data;

import org.jspecify.annotations.NullMarked;
