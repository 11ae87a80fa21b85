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
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Counts the pre-tokens of a text (统计预分词的词频), streaming and on several threads.
 *
 * <p>Memory grows with the number of different words and the longest line, not with the length of the text. The counts,
 * and so all that is trained from them, do not depend on the number of threads. As in the reference, special tokens that
 * stand in the text are text like any other.
 *
 * <p>Byte-level words are counted as they stand in the text and written in the byte-level alphabet at the end, each
 * once.
 */
public final class WordCounter {
    private static final int BLOCK = 1 << 20;

    private final Optional<ByteLevel> byteLevel;
    private final Optional<Normalizer> normalizer;
    private final Optional<PreTokenizer> preTokenizer;
    private final boolean lineEnds;
    private final int threads;
    private final Progress progress;

    /**
     * Makes a counter.
     *
     * @param normalizer what is done to each text first, if anything
     * @param preTokenizer how each text is cut; without one it stays whole
     * @param lineEnds whether a line of a file keeps its U+000A, as the reference's {@code Tokenizer.train(files)} has it
     * @param threads how many threads count, at least 1
     * @param progress told the bytes read
     */
    public WordCounter(
            Optional<Normalizer> normalizer,
            Optional<PreTokenizer> preTokenizer,
            boolean lineEnds,
            int threads,
            Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.normalizer = normalizer;
        this.preTokenizer = preTokenizer;
        this.byteLevel = normalizer.isEmpty()
                ? preTokenizer.filter(ByteLevel.class::isInstance).map(ByteLevel.class::cast)
                : Optional.empty();
        this.lineEnds = lineEnds;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Makes a counter without a normalizer that keeps line ends.
     *
     * @param preTokenizer how text is cut
     * @param threads how many threads count, at least 1
     * @param progress told the bytes read
     */
    public WordCounter(PreTokenizer preTokenizer, int threads, Progress progress) {
        this(Optional.empty(), Optional.of(preTokenizer), true, threads, progress);
    }

    /**
     * Makes a counter without a normalizer that keeps line ends, uses all processors and reports to nobody.
     *
     * @param preTokenizer how text is cut
     */
    public WordCounter(PreTokenizer preTokenizer) {
        this(preTokenizer, Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /**
     * Counts the words of texts. Each text is cut on its own, as the reference's {@code train_from_iterator} does.
     *
     * @param texts the texts; read once
     * @return the counts of the words, as the pre-tokenizer writes them
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
            return counts(pool.finish());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Counts the words of UTF-8 files. Each line is cut on its own; a line ends after U+000A only.
     *
     * @param files the files
     * @return the counts of the words, as the pre-tokenizer writes them
     * @throws IOException if a file cannot be read or is not UTF-8; the first byte that is not is named
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
            WordTable table = pool.finish();
            progress.update("count words", done, done, "");
            return counts(table);
        }
    }

    private WordCounts counts(WordTable table) {
        return table.counts(byteLevel.isPresent() ? ByteLevelAlphabet::write : word -> word);
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
                // What is handed over now has not been looked at yet, so it is not reported as done.
                progress.update("count words", before + start, total, file.getFileName() + "");
                pool.submit(table -> countLines(file, offset, lines, end, table));
                start += end;
                length -= end;
                block = rest;
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
            int next = Math.min(limit, end + 1);
            cut(text, start, lineEnds ? next : end, table);
            start = next;
        }
    }

    private void cut(char[] text, int from, int to, WordTable table) {
        if (from == to) {
            return;
        }
        if (byteLevel.isPresent()) {
            cut(byteLevel.get(), text, from, to, table);
            return;
        }
        AlignedText aligned = AlignedText.unaligned(new String(text, from, to - from), 0, to - from);
        normalizer.ifPresent(n -> n.normalize(aligned));
        if (aligned.length() == 0) {
            return;
        }
        if (preTokenizer.isEmpty()) {
            table.add(aligned.characters(), 0, aligned.length());
            return;
        }
        for (AlignedText word : preTokenizer.get().preTokenize(aligned)) {
            table.add(word.characters(), 0, word.length());
        }
    }

    private static void cut(ByteLevel byteLevel, char[] source, int from, int to, WordTable table) {
        char[] text = source;
        int start = from;
        int limit = to;
        if (byteLevel.addPrefixSpace() && source[from] != ' ') {
            text = new char[to - from + 1];
            text[0] = ' ';
            System.arraycopy(source, from, text, 1, to - from);
            start = 0;
            limit = text.length;
        }
        while (start < limit) {
            int end = byteLevel.end(text, start, limit);
            table.add(text, start, end);
            start = end;
        }
    }
}
