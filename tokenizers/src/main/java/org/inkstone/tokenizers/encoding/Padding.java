package org.inkstone.tokenizers.encoding;

import java.util.List;
import java.util.OptionalInt;

/**
 * Padding (填充): makes encodings equally long, so that they fit into one matrix.
 *
 * @param fixedLength the length that is wanted; empty for that of the longest in the batch (empty). Longer encodings
 *     stay as they are
 * @param multipleOf round the length up to a multiple of this, at least 0; 0 and empty do not round (empty)
 * @param direction on which side padding is put ({@link Direction#RIGHT})
 * @param padId the id of the padding token (0)
 * @param padTypeId its type (segment) (0)
 * @param padToken the padding token ({@code [PAD]})
 */
public record Padding(
        OptionalInt fixedLength,
        OptionalInt multipleOf,
        Direction direction,
        int padId,
        int padTypeId,
        String padToken) {
    public Padding {
        if (fixedLength.orElse(0) < 0) {
            throw new IllegalArgumentException("fixedLength must be at least 0, got " + fixedLength.getAsInt());
        }
        if (multipleOf.orElse(0) < 0) {
            throw new IllegalArgumentException("multipleOf must be at least 0, got " + multipleOf.getAsInt());
        }
        if (padId < 0 || padTypeId < 0) {
            throw new IllegalArgumentException(
                    "padId and padTypeId must be at least 0, got " + padId + " and " + padTypeId);
        }
    }

    /**
     * Padding on the right to the longest of a batch.
     *
     * @param padId the id of the padding token
     * @param padToken the padding token
     * @return the padding
     */
    public static Padding toLongest(int padId, String padToken) {
        return new Padding(OptionalInt.empty(), OptionalInt.empty(), Direction.RIGHT, padId, 0, padToken);
    }

    /**
     * Pads a batch; windows of the overflow get the same length.
     *
     * @param batch the encodings
     * @return the encodings, none shorter than the others if none was longer than a fixed length
     * @throws IllegalArgumentException if the rounded length is no int
     */
    public List<Encoding> apply(List<Encoding> batch) {
        int length = fixedLength.orElseGet(
                () -> batch.stream().mapToInt(Encoding::length).max().orElse(0));
        int multiple = Math.max(1, multipleOf.orElse(1));
        long rounded = ((long) length + multiple - 1) / multiple * multiple;
        if (rounded > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("length must be at most " + Integer.MAX_VALUE + ", got " + rounded
                    + ", which is " + length + " rounded up to a multiple of " + multiple);
        }
        return batch.stream().map(encoding -> encoding.pad((int) rounded, this)).toList();
    }
}
