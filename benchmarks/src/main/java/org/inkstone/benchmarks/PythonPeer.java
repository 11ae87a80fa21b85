package org.inkstone.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tokenizer library of Python.
 *
 * @param name the name in the table
 * @param arguments what the scripts take: the library, the file, and for tiktoken the encoding
 */
record PythonPeer(String name, List<String> arguments) {
    PythonPeer {
        arguments = List.copyOf(arguments);
    }

    private static PythonPeer of(String name, String library, Path file, String encoding) {
        return new PythonPeer(name, List.of(library, file.toString(), encoding));
    }

    /** The libraries that read one of the forms. */
    static List<PythonPeer> of(PeerFormats formats) {
        List<PythonPeer> peers = new ArrayList<>();
        formats.json().ifPresent(file -> peers.add(of("HF tokenizers", "tokenizers", file, "")));
        formats.ranks().ifPresent(source -> peers.add(of("tiktoken", "tiktoken", source.file(), source.encoding())));
        formats.sentencePiece().ifPresent(file -> peers.add(of("sentencepiece", "sentencepiece", file, "")));
        return peers;
    }
}
