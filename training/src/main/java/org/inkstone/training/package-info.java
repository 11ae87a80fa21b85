/**
 * Pre-training (预训练) of language models. Read first {@link org.inkstone.training.Trainer}, whose {@code step()} is
 * the whole algorithm, then its parts in the order of use: {@link org.inkstone.training.PackedTokens} and {@link
 * org.inkstone.training.NextTokenBatches} (data), {@link org.inkstone.training.GradientClipping}, {@link
 * org.inkstone.training.AdamW} and {@link org.inkstone.training.LearningRateSchedule} (the update). Around it are {@link
 * org.inkstone.training.TrainingRun} (the loop with progress, evaluation and checkpoints), {@link
 * org.inkstone.training.HeldOutEvaluation} (how good the model is) and {@link
 * org.inkstone.training.TrainingCheckpoint} (how a run survives a crash).
 */
@NullMarked
package org.inkstone.training;

import org.jspecify.annotations.NullMarked;
