package dev.weft.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of a log, which is gone when it is closed. */
record TemporaryLog(Path path) implements AutoCloseable {

    static TemporaryLog create() throws IOException {
        return new TemporaryLog(Files.createTempDirectory("weft-log"));
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(path)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(path);
    }
}
