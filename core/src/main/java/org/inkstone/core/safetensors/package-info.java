/**
 * The safetensors format: named tensors in one file, a JSON header and then plain numbers. Read {@link
 * org.inkstone.core.safetensors.SafetensorsFile} first, which shows the layout and the rules; then {@link
 * org.inkstone.core.safetensors.SafetensorsWriter}. Models too large for one file come in shards with an index: {@link
 * org.inkstone.core.safetensors.ShardIndex} and {@link org.inkstone.core.safetensors.SafetensorsDirectory}. How 16 and
 * 8 bits hold a number is told by {@link org.inkstone.core.safetensors.SmallFloat}, slowly and for every format, and by
 * {@link org.inkstone.core.safetensors.Float16} and {@link org.inkstone.core.safetensors.BFloat16}, fast.
 *
 * <p>Nothing in a file is trusted: sizes are compared with the file before anything is allocated, and every broken
 * input ends in a {@link org.inkstone.core.io.FormatException}.
 */
@NullMarked
package org.inkstone.core.safetensors;

import org.jspecify.annotations.NullMarked;
