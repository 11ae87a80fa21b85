/**
 * What a language model is to the rest of the library: {@link org.inkstone.core.model.LanguageModel} first, then
 * {@link org.inkstone.core.model.LanguageModelSession}.
 */
@NullMarked
package org.inkstone.core.model;

import org.jspecify.annotations.NullMarked;
