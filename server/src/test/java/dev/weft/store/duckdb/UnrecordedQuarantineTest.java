package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.store.Answer;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment fails to be read, its quarantine cannot be recorded at once, and after the next start it could be read again. */
class UnrecordedQuarantineTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final Span SPAN = span(1, 1).build();
    private static final WriteOutcome TAKEN = new WriteOutcome(1, 0, 0);

    private Path path;
    private SimulatedDisk disk;
    private StoreInFolder store;

    @SuppressWarnings("NullAway.Init") // quarantine() sets all before each test.
    UnrecordedQuarantineTest() {}

    @BeforeEach
    void quarantine(@TempDir Path folder) throws IOException {
        path = folder.toRealPath();
        disk = SimulatedDisk.withoutChance(path);
        store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
        store.writeAndSeal(SPAN);
        disk.faults().fail(DiskOperation.READ, 1).fail(DiskOperation.NAME, 1);
        assertThat(ask().value()).isEmpty();
        disk.faults().none();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void itsSpansAreTakenAgainOnceItIsRecorded() {
        // The first one sees how much room there is.
        disk.faults().failOnce(DiskOperation.NAME, 1);

        assertThatThrownBy(() -> store.write(SPAN))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE))
                .hasMessageContaining("MANIFEST");
        assertThat(ask().value()).isEmpty();
        assertThat(store.write(SPAN)).isEqualTo(TAKEN);
        assertThat(ask().value()).containsExactly(SPAN);
    }

    @Test
    void aSpanThatWasTakenAgainAndSealedIsThereOnce() throws IOException {
        assertThat(store.write(SPAN)).isEqualTo(TAKEN);
        store.store().writer().complete();
        store.store().segments().sealOldest();

        killAndOpen();

        assertThat(ask().value()).containsExactly(SPAN);
        assertThat(store.reader().totals(NEVER).spanCount()).isEqualTo(1);
    }

    @Test
    void aSpanThatWasTakenAgainStaysWhenTheSegmentFailsOnceMore() throws IOException {
        assertThat(store.write(SPAN)).isEqualTo(TAKEN);

        killAndOpen();
        disk.faults().fail(DiskOperation.READ, 1);

        assertThat(ask().value()).containsExactly(SPAN);
    }

    private Answer<List<Span>> ask() {
        return store.reader()
                .answer(reader -> reader.findTrace(traceId(1), NEVER).spans());
    }

    private void killAndOpen() throws IOException {
        store.store().parts().close();
        store.store().resources().close();
        store.folder().close();
        disk = disk.afterKill();
        store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
    }
}
