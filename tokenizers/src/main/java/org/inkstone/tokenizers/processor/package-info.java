/** Post-processors (后处理): what is done to an encoding when its tokens are found. */
@NullMarked
package org.inkstone.tokenizers.processor;

import org.jspecify.annotations.NullMarked;
