package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the system refuses to open a file for a while, such as for want of descriptors, is no damage of the file. */
class RefusedFilesTest {

    @TempDir
    Path folder;

    private StoreInFolder opened;

    @SuppressWarnings("NullAway.Init") // write() sets all before each test.
    RefusedFilesTest() {}

    @BeforeEach
    void write() throws IOException {
        opened = StoreInFolder.open(folder);
        opened.writeAndSeal(span(1, 1).build());
        opened.writeAndSeal(span(2, 2).link(1, 1).build());
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void theCheckOfAllBlocksGoesOnLaterAndQuarantinesNothing() throws IOException {
        Path file = file("spans");
        refuse(file);

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> opened.store().scrub().pass(_ -> {}));
        assertThat(opened.store().parts().quarantined()).isEmpty();

        allow(file);
        opened.store().scrub().pass(_ -> {});
        assertThat(opened.store().parts().quarantined()).isEmpty();
    }

    @Test
    void aSegmentIsDroppedLaterRatherThanForgotten() throws IOException {
        Path file = file("traces");
        refuse(file);

        assertThatExceptionOfType(FileSystemException.class).isThrownBy(this::dropFirst);
        assertThat(state()).isEqualTo(LinkState.RESOLVED);

        allow(file);
        dropFirst();
        assertThat(state()).isEqualTo(LinkState.EXPIRED);
    }

    @Test
    void whatIsRememberedOfDroppedSegmentsIsNotForgottenAtAStart() throws IOException {
        dropFirst();
        opened.close();
        Path file = folder.resolve("dropped").resolve(new SegmentName(1, 1).toString());
        refuse(file);

        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> StoreInFolder.open(folder));

        allow(file);
        opened = StoreInFolder.open(folder);
        assertThat(state()).isEqualTo(LinkState.EXPIRED);
    }

    private Path file(String name) {
        return first().folder().path().resolve(name);
    }

    private SegmentFacts first() {
        return opened.store().parts().published().getFirst();
    }

    private void dropFirst() throws IOException {
        opened.store().segments().drop(List.of(first()));
    }

    private LinkState state() {
        LinkQuery outgoing =
                new LinkQuery(span(2, 2).build().key(), LinkDirection.OUTGOING, LinkOrder.LINK, 1, null, null, null);
        LinkEnd end =
                opened.reader().links(outgoing, new Cancellation()).items().getFirst();
        return end.state();
    }

    /** Puts a link in its place that leads to itself, which nobody can open, root included. */
    private static void refuse(Path file) throws IOException {
        Files.move(file, aside(file));
        Files.createSymbolicLink(file, file.getFileName());
    }

    private static void allow(Path file) throws IOException {
        Files.delete(file);
        Files.move(aside(file), file);
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".aside");
    }
}
