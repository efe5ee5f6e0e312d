package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails to give what is on it, while all blocks are checked: for a moment, or for good. */
class FailingMediumTest {

    private SimulatedDisk disk;
    private StoreInFolder store;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    FailingMediumTest() {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Path path = folder.toRealPath();
        disk = new SimulatedDisk(path, new Random(1));
        store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
        store.writeAndSeal(span(1, 1).link(2, 2).build());
        store.writeAndSeal(span(2, 2).build());
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void oneFailureWhereverItIsIsNoDamage() throws IOException {
        int reads = 0;
        while (failsOnceAfter(reads)) {
            assertThat(quarantined()).as("after a failure of read %d", reads).isZero();
            pass();
            reads++;
        }
        assertThat(reads).as("reads of two segments").isGreaterThan(20);
        assertThat(quarantined()).isZero();
    }

    @Test
    void theThirdFailureInARowIsDamage() throws IOException {
        disk.faults().fail(DiskOperation.READ, 1);

        assertFailsAndQuarantinesNothing();
        assertFailsAndQuarantinesNothing();
        assertThatThrownBy(this::pass).hasMessageContaining("000000000002");

        assertThat(quarantined()).isEqualTo(1);
        disk.faults().none();
        pass();
        assertThat(quarantined()).isEqualTo(1);
    }

    @Test
    void failuresWithASuccessBetweenThemDoNotAddUp() throws IOException {
        for (int round = 0; round < 2 * ReadAttempts.MOST; round++) {
            disk.faults().fail(DiskOperation.READ, 1);
            assertFailsAndQuarantinesNothing();
            disk.faults().none();
            pass();
        }
        assertThat(quarantined()).isZero();
    }

    private boolean failsOnceAfter(int reads) {
        disk.faults().failOnce(DiskOperation.READ, reads);
        try {
            pass();
            disk.faults().none();
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private void assertFailsAndQuarantinesNothing() {
        assertThatThrownBy(this::pass).isInstanceOf(IOException.class).hasMessageContaining("no damage yet");
        assertThat(quarantined()).isZero();
    }

    private void pass() throws IOException {
        store.store().scrub().pass(_ -> {});
    }

    private int quarantined() {
        return store.store().parts().quarantined().size();
    }
}
