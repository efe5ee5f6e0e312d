package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.duckdb.columnfiles.ColumnFileName;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of columns leaves with the last segment that it covers, so it covers none that were committed far apart. */
class ColumnRetentionTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Path path;
    private StoreInFolder opened;
    private int written;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    ColumnRetentionTest() {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        path = folder;
        opened = StoreInFolder.open(path, new RealDisk(), StoreInFolder.NEVER_BY_ITSELF, () -> now);
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void filesOfATenthOfTheRetentionAreMergedAndOthersAreNot() throws IOException {
        Duration tenth = StoreInFolder.AGE.dividedBy(10);
        for (int i = 0; i < 8; i++) {
            now = now.plus(tenth.dividedBy(7)).plusMillis(1);
            sealWithColumns(1);
        }
        mergeColumns();
        assertThat(files()).hasSize(8);

        now = now.plus(tenth);
        for (int i = 0; i < 8; i++) {
            now = now.plus(tenth.dividedBy(7));
            sealWithColumns(1);
        }
        mergeColumns();
        assertThat(files()).hasSize(9).contains(new ColumnFileName(9, 16));
    }

    @Test
    void aMergedFileLeavesInTimeThoughItsNeighboursCameSoonAfterIt() throws IOException {
        Duration hour = Duration.ofHours(1);
        for (int i = 0; i < 8; i++) {
            now = now.plus(hour);
            sealWithColumns(1);
        }
        Instant lastOfMerged = now;
        mergeColumns();
        assertThat(files()).isEqualTo(List.of(new ColumnFileName(1, 8)));

        now = now.plus(hour);
        sealWithColumns(2);
        for (int i = 0; i < 6; i++) {
            sealWithColumns(1);
        }
        mergeColumns();
        now = lastOfMerged.plus(StoreInFolder.AGE).plusMillis(1);
        opened.store().retention().apply();

        assertThat(opened.store().parts().names()).hasSize(7);
        assertThat(files()).hasSize(7).doesNotContain(new ColumnFileName(1, 8));
    }

    /** Else its columns would be made, and merged with theirs. */
    @Test
    void aSegmentBetweenThemCountsThoughItHasNoColumns() throws IOException {
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                now = now.plus(StoreInFolder.AGE);
                opened.writeAndSeal(spans(1));
                now = now.minus(StoreInFolder.AGE);
            }
            sealWithColumns(1);
        }

        mergeColumns();
        mergeColumns();

        assertThat(files()).hasSize(8);
    }

    private void sealWithColumns(int spans) throws IOException {
        opened.writeAndSeal(spans(spans));
        opened.addColumns();
    }

    private Span[] spans(int count) {
        Span[] spans = new Span[count];
        for (int i = 0; i < count; i++) {
            spans[i] = span(1, ++written).build();
        }
        return spans;
    }

    private void mergeColumns() throws IOException {
        opened.store().segments().mergeColumns(opened.store().retention().mostMergedMillis());
    }

    private List<ColumnFileName> files() throws IOException {
        return ColumnFileName.widestOf(new RealDisk().list(path.resolve("columns")));
    }
}
