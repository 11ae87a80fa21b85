package org.inkstone.core.safetensors;

import java.util.Comparator;
import java.util.List;
import org.inkstone.core.io.FormatException;

/**
 * The rule that the ranges of the tensors tile the data (数据布局): sorted by their begin, each begins where the one
 * before ended, the first at 0 and the last ending with the file. So no byte belongs to two tensors, and none to
 * nobody. Empty tensors may share an offset with a neighbour.
 */
final class DataLayout {
    private DataLayout() {}

    /**
     * Sorts the tensors by their place and checks that they tile the data.
     *
     * @param file the file, for errors
     * @param dataBegin where the data begins in the file
     * @param dataSize how many bytes follow
     */
    static List<TensorInfo> tile(String file, long dataBegin, long dataSize, List<TensorInfo> tensors)
            throws FormatException {
        List<TensorInfo> sorted = tensors.stream()
                .sorted(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end))
                .toList();
        long position = 0;
        String before = "";
        for (TensorInfo tensor : sorted) {
            String name = FormatException.quote(tensor.name());
            if (tensor.end() > dataSize) {
                throw problem(
                        file,
                        dataBegin + dataSize,
                        "data is truncated: tensor " + name + " needs bytes " + tensor.begin() + ".." + tensor.end()
                                + ", but there are only " + dataSize);
            }
            if (tensor.begin() < position) {
                throw problem(
                        file,
                        dataBegin + tensor.begin(),
                        "overlap: tensor " + name + " begins at byte " + tensor.begin() + ", but tensor " + before
                                + " ends at " + position);
            }
            if (tensor.begin() > position) {
                throw problem(
                        file,
                        dataBegin + position,
                        "hole: bytes " + position + ".." + tensor.begin() + " before tensor " + name
                                + " belong to no tensor");
            }
            position = tensor.end();
            before = name;
        }
        if (position < dataSize) {
            throw problem(
                    file,
                    dataBegin + position,
                    "trailing bytes: " + (dataSize - position) + " bytes after "
                            + (before.isEmpty() ? "the header" : "the last tensor, " + before + ",")
                            + " belong to no tensor");
        }
        return sorted;
    }

    private static FormatException problem(String file, long offset, String problem) {
        return new FormatException(file, "byte " + offset, problem);
    }
}
