package org.inkstone.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents one after another, so that a corpus need not fit in memory.
 *
 * <p>A reader belongs to one thread and is closed by its user.
 */
public interface DocumentReader extends Closeable {
    /**
     * Reads the next document.
     *
     * @return the document, or null after the last one
     * @throws IOException if reading fails or the content is not valid; the message names the source and the line
     */
    @Nullable
    Document read() throws IOException;

    /**
     * The remaining documents, read as the stream asks for them.
     *
     * @return a sequential stream, which closes this reader when it is closed itself; failures to read come as
     *     {@link UncheckedIOException}
     */
    default Stream<Document> stream() {
        Spliterator<Document> documents =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Document> action) {
                        try {
                            Document document = read();
                            if (document == null) {
                                return false;
                            }
                            action.accept(document);
                            return true;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
        return StreamSupport.stream(documents, false).onClose(() -> {
            try {
                close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
