package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the failures of a system to write mean to a sender, who is told no name of a file. */
class DiskRoomTest {

    @TempDir
    Path folder;

    @Test
    void noSpaceAndNoQuotaAreAFullDisk() {
        assertFull(new IOException("No space left on device"), "No space left on device");
        assertFull(
                new FileSystemException("/data/log/log-1", null, "No space left on device"), "No space left on device");
        assertFull(new FileSystemException("/data/log/log-1", null, "Disk quota exceeded"), "Disk quota exceeded");
        assertFull(new IOException("log", new IOException("Disk quota exceeded")), "Disk quota exceeded");
    }

    @Test
    void anyOtherFailureIsNot() {
        StoreException failure = room().cannotWrite(new IOException("Input/output error"));

        assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE);
        assertThat(failure).hasMessage("cannot write: Input/output error");
    }

    @Test
    void itSaysWhatFailedWhereTheExceptionsMessageIsTheFileAlone() {
        assertThat(room().cannotWrite(new AccessDeniedException("/data/log/log-2")))
                .hasMessageStartingWith("cannot write: /data/log/log-2 may not be read or written; ");
        assertThat(room().cannotWrite(new NoSuchFileException("/data/log/log-2")))
                .hasMessage("cannot write: /data/log/log-2 is missing");
    }

    private void assertFull(IOException cause, String reason) {
        StoreException failure = room().cannotWrite(cause);
        assertThat(failure.kind()).isEqualTo(StoreException.Kind.FULL);
        assertThat(failure).hasMessage("the disk is full: " + reason).hasCause(cause);
    }

    private DiskRoom room() {
        return new DiskRoom(new RealDisk(), folder, 0);
    }
}
