package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedTracesTest {

    @Test
    void aStoreOpensThoughAFilterOfADroppedSegmentIsDamaged(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.writeAndSeal(span(1, 1).build());
            opened.writeAndSeal(span(2, 1).build());
            opened.store().segments().drop(opened.store().parts().published().subList(0, 1));
        }
        damage(onlyFile(path.resolve("dropped")));

        try (StoreInFolder opened = StoreInFolder.open(path)) {
            assertThat(opened.reader().findSpan(key(2, 1), new Cancellation())).isPresent();
            opened.store().segments().drop(List.copyOf(opened.store().parts().published()));
        }
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((a, b) -> {
                        throw new AssertionError("two files: " + a + ", " + b);
                    })
                    .orElseThrow();
        }
    }
}
