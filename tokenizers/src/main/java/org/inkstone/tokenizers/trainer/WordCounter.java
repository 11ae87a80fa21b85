package org.inkstone.tokenizers.trainer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Counts the pre-tokens of a text (统计预分词的词频), streaming and on several threads.
 *
 * <p>Memory grows with the number of different words, not with the length of the text. The counts, and so all that is
 * trained from them, do not depend on the number of threads.
 */
public final class WordCounter {
    private static final int BLOCK = 1 << 20;

    private final ByteLevel preTokenizer;
    private final int threads;
    private final Progress progress;

    /**
     * Makes a counter.
     *
     * @param preTokenizer how text is cut
     * @param threads how many threads count, at least 1
     * @param progress told the bytes read
     */
    public WordCounter(ByteLevel preTokenizer, int threads, Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.preTokenizer = preTokenizer;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Makes a counter that uses all processors and reports to nobody.
     *
     * @param preTokenizer how text is cut
     */
    public WordCounter(ByteLevel preTokenizer) {
        this(preTokenizer, Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /**
     * Counts the words of texts. Each text is cut on its own, as the reference's {@code train_from_iterator} does.
     *
     * @param texts the texts; read once
     * @return the counts of the words, written in the byte-level alphabet
     */
    public WordCounts count(Iterator<String> texts) {
        try (CountingThreads pool = new CountingThreads(threads)) {
            long characters = 0;
            while (texts.hasNext()) {
                String[] batch = new String[256];
                int n = 0;
                int size = 0;
                while (texts.hasNext() && n < batch.length && size < BLOCK) {
                    batch[n] = texts.next();
                    size += batch[n++].length();
                }
                List<String> part = Arrays.asList(batch).subList(0, n);
                pool.submit(table -> part.forEach(text -> {
                    char[] c = text.toCharArray();
                    cut(c, 0, c.length, table);
                }));
                characters += size;
                progress.update("count words", characters, -1, "");
            }
            return pool.finish().counts(ByteLevelAlphabet::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Counts the words of UTF-8 files. Each line, its line end included, is cut on its own, as the reference's
     * {@code Tokenizer.train(files)} does; a line ends after U+000A only.
     *
     * @param files the files
     * @return the counts of the words, written in the byte-level alphabet
     * @throws IOException if a file cannot be read or is not UTF-8
     */
    public WordCounts countFiles(List<Path> files) throws IOException {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long done = 0;
        try (CountingThreads pool = new CountingThreads(threads)) {
            for (Path file : files) {
                done = countFile(file, pool, done, total);
            }
            return pool.finish().counts(ByteLevelAlphabet::write);
        }
    }

    private long countFile(Path file, CountingThreads pool, long before, long total) throws IOException {
        long start = 0;
        byte[] block = new byte[BLOCK];
        int length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.readNBytes(block, length, block.length - length);
                length += read;
                boolean last = length < block.length;
                int end = last ? length : lastLineEnd(block, length);
                if (end == 0 && !last) {
                    block = Arrays.copyOf(block, Math.multiplyExact(block.length, 2));
                    continue;
                }
                byte[] rest =
                        Arrays.copyOf(Arrays.copyOfRange(block, end, length), Math.max(BLOCK, 2 * (length - end)));
                byte[] lines = block;
                long offset = start;
                pool.submit(table -> countLines(file, offset, lines, end, table));
                start += end;
                length -= end;
                block = rest;
                progress.update("count words", before + start, total, file.getFileName() + "");
                if (last) {
                    return before + start;
                }
            }
        }
    }

    private static int lastLineEnd(byte[] block, int length) {
        int end = length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void countLines(Path file, long offset, byte[] lines, int length, WordTable table) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(lines, 0, length);
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw FormatException.atByte(file, offset + in.position(), "text must be UTF-8, but these bytes are not");
        }
        char[] text = out.array();
        int limit = out.position();
        for (int start = 0; start < limit; ) {
            int end = start;
            while (end < limit && text[end] != '\n') {
                end++;
            }
            end = Math.min(limit, end + 1);
            cut(text, start, end, table);
            start = end;
        }
    }

    private void cut(char[] source, int from, int to, WordTable table) {
        char[] text = source;
        int start = from;
        int limit = to;
        if (preTokenizer.addPrefixSpace() && from < to && source[from] != ' ') {
            text = new char[to - from + 1];
            text[0] = ' ';
            System.arraycopy(source, from, text, 1, to - from);
            start = 0;
            limit = text.length;
        }
        while (start < limit) {
            int end = preTokenizer.end(text, start, limit);
            table.add(text, start, end);
            start = end;
        }
    }
}
