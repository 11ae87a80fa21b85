/**
 * In which language a text is written: {@link org.inkstone.data.language.LanguageIdentifier}, which answers with a
 * {@link org.inkstone.data.language.LanguageGuess}.
 */
@NullMarked
package org.inkstone.data.language;

import org.jspecify.annotations.NullMarked;
