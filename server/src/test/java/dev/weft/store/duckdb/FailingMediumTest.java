package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.store.Answer;
import dev.weft.store.StoredTrace;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.ReaderQuestion;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fails to give what is on it, whoever reads: for a moment, or for good. */
class FailingMediumTest {

    private static final Span FIRST =
            span(1, 1).service("orders").with("k", 1).link(2, 2).build();

    private Path path;
    private SimulatedDisk disk;
    private StoreInFolder store;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    FailingMediumTest() {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        path = folder.toRealPath();
        disk = SimulatedDisk.withoutChance(path);
        store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
        store.writeAndSeal(FIRST);
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

    @ParameterizedTest
    @EnumSource
    void aQuestionIsAnsweredWholeWhicheverReadFailsOnce(ReaderQuestion question) throws IOException {
        reopen();
        AtomicInteger reads = new AtomicInteger();
        disk.faults().delay(1, _ -> reads.incrementAndGet());
        Answer<Object> whole = ask(question);
        disk.faults().none();

        for (int read = 0; read < reads.get(); read++) {
            reopen();
            disk.faults().failOnce(DiskOperation.READ, read);
            assertThat(ask(question)).as("after a failure of read %d", read).isEqualTo(whole);
            disk.faults().none();
            assertThat(quarantined()).as("after a failure of read %d", read).isZero();
        }
    }

    @Test
    void theStoreOpensWholeWhicheverReadFailsOnce() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        disk.faults().delay(1, _ -> reads.incrementAndGet());
        reopen();
        disk.faults().none();

        for (int read = 0; read < reads.get(); read++) {
            disk.faults().failOnce(DiskOperation.READ, read);
            try {
                reopen();
            } catch (IOException _) {
                // What is not a segment's is read when the server is started again.
                store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
            }
            disk.faults().none();
            assertThat(quarantined()).as("after a failure of read %d", read).isZero();
        }
        assertThat(reads.get()).as("operations of opening two segments").isGreaterThan(10);
    }

    @Test
    void aQuestionGoesOnWithoutWhatFailsThreeTimes() {
        disk.faults().fail(DiskOperation.READ, 1);

        Answer<Object> answer = ask(ReaderQuestion.TRACE);

        assertThat(answer.value()).isEqualTo(StoredTrace.UNKNOWN);
        assertThat(answer.missing()).hasSize(1);
        assertThat(quarantined()).isEqualTo(1);
    }

    @Test
    void aSpanIsKnownThoughOneReadFails() throws IOException {
        reopen();
        disk.faults().failOnce(DiskOperation.READ, 0);

        assertThat(store.write(FIRST)).isEqualTo(new WriteOutcome(0, 1, 0));
        assertThat(quarantined()).isZero();
    }

    @Test
    void tidyingIsTriedAgainUntilTheThirdFailure() throws IOException {
        disk.faults().fail(DiskOperation.READ, 1);

        for (int failure = 1; failure < ReadAttempts.MOST; failure++) {
            assertThatThrownBy(() -> store.store().segments().groupTraces())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no damage yet");
            assertThat(quarantined()).isZero();
        }
        store.store().segments().groupTraces();

        assertThat(quarantined()).isEqualTo(1);
    }

    private void reopen() throws IOException {
        store.close();
        store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
    }

    private Answer<Object> ask(ReaderQuestion question) {
        return store.reader().answer(question::askWhatStoresAnswerAlike);
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
