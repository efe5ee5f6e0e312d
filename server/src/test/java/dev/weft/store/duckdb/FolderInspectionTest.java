package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.folder.FolderInspection;
import dev.weft.store.duckdb.folder.Inspection;
import dev.weft.store.duckdb.folder.Inspection.Sealed;
import dev.weft.store.duckdb.folder.Inspection.SealedFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inspection sees of a folder, in use or damaged. */
class FolderInspectionTest {

    @Test
    void itSeesSegmentsAndLogOfAFolderInUse(@TempDir Path folder) throws IOException {
        try (DuckDbTraceStore store = open(folder)) {
            write(store, 1);
            write(store, 2);
            store.seal();
            write(store, 3);

            Inspection seen = FolderInspection.of(folder);

            assertThat(seen.damage()).isEmpty();
            assertThat(seen.sealedSequence()).isEqualTo(1);
            assertThat(seen.sealedGroup()).isEqualTo(2);
            assertThat(seen.nextSeal()).isEqualTo(2);
            Sealed segment = seen.segments().getFirst();
            SealedFacts facts = Objects.requireNonNull(segment.facts());
            assertThat(facts.spans()).isEqualTo(2L * WriterProcess.SPANS_OF_GROUP);
            assertThat(facts.links()).isEqualTo(facts.spans());
            assertThat(facts.conflicting()).isZero();
            assertThat(facts.traceFilterBytes()).isPositive();
            assertThat(facts.linkedTraceFilterBytes()).isPositive();
            assertThat(segment.bytesByFile().keySet()).containsExactly("links", "segment", "spans", "traces", "values");
            assertThat(segment.bytes())
                    .isGreaterThan(Files.size(
                            folder.resolve("segments").resolve(segment.name()).resolve("spans")));
            assertThat(seen.log()).singleElement().satisfies(file -> {
                assertThat(file.sequence()).isEqualTo(2);
                assertThat(file.firstGroup()).isEqualTo(3);
                assertThat(file.groups()).isEqualTo(1);
                assertThat(file.records()).isEqualTo(1);
                assertThat(file.tornBytes()).isZero();
            });
        }
    }

    @Test
    void aTornTailIsNoDamage(@TempDir Path folder) throws IOException {
        written(folder);
        Path log = folder.resolve("log/log-000000000001");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 7));

        Inspection seen = FolderInspection.of(folder);

        assertThat(seen.damage()).isEmpty();
        assertThat(seen.log().getFirst().groups()).isEqualTo(1);
        assertThat(seen.log().getFirst().tornBytes()).isPositive();
    }

    @Test
    void damageIsNamedAndTheRestIsShown(@TempDir Path folder) throws IOException {
        written(folder);
        try (DuckDbTraceStore store = open(folder)) {
            store.seal();
            write(store, 3);
        }
        Path spans = folder.toRealPath().resolve("segments/000000000001-000000000001/spans");
        Files.delete(spans);
        Path log = folder.toRealPath().resolve("log/log-000000000002");
        Files.delete(log);

        Inspection seen = FolderInspection.of(folder);

        assertThat(seen.segments().getFirst().facts()).isNull();
        assertThat(seen.segments().getFirst().bytesByFile()).containsKey("links");
        assertThat(seen.damage())
                .anySatisfy(damage -> assertThat(damage).contains(log + " is damaged", "the file is missing"))
                .anySatisfy(damage ->
                        assertThat(damage).isEqualTo("segment 000000000001-000000000001: " + spans + " is missing"));
    }

    private static void written(Path folder) {
        try (DuckDbTraceStore store = open(folder)) {
            write(store, 1);
            write(store, 2);
        }
    }

    private static void write(DuckDbTraceStore store, long group) {
        store.writer().write(List.of(SpanBatch.of(WriterProcess.group(group))));
    }

    private static DuckDbTraceStore open(Path folder) {
        return DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
    }
}
