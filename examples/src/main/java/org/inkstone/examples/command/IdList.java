package org.inkstone.examples.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Ids joined by commas, such as {@code 1,2,3}. Every comma must have an id on both sides: {@code 1,} is more likely a
 * slip than a list of one.
 */
final class IdList {
    /** Before the option is read. */
    static final IdList NONE = new IdList(new int[0]);

    private final int[] ids;

    private IdList(int[] ids) {
        this.ids = ids;
    }

    int[] ids() {
        return ids.clone();
    }

    /** Reads the option's value. */
    static final class Converter implements ITypeConverter<IdList> {
        @Override
        public IdList convert(String value) {
            String[] parts = value.split(",", -1);
            int[] ids = new int[parts.length];
            for (int i = 0; i < parts.length; i++) {
                try {
                    ids[i] = Integer.parseInt(parts[i].strip());
                } catch (NumberFormatException e) {
                    throw new TypeConversionException(
                            "must be whole numbers joined by commas, such as 1,2,3, got '" + value + "'");
                }
            }
            return new IdList(ids);
        }
    }
}
