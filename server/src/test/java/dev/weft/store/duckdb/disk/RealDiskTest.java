package dev.weft.store.duckdb.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.contract.Seed;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of this machine, through interruptions. */
class RealDiskTest {

    private final Disk disk = new RealDisk();
    private final Random random = Seed.ofRun().random();

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadInAnyWay() throws IOException {
        byte[] content = new byte[3_000_000];
        random.nextBytes(content);
        ByteBuffer direct = ByteBuffer.allocateDirect(2_000_000).put(content, 1_000_000, 2_000_000);
        Path file = folder.resolve("file");
        try (NewFile written = disk.create(file)) {
            written.write(
                    ByteBuffer.wrap(content, 0, 10), ByteBuffer.allocate(0), ByteBuffer.wrap(content, 10, 999_990));
            written.write(direct.flip());
            written.sync();
            assertThat(written.size()).isEqualTo(content.length);
        }

        try (ReadFile read = disk.open(file)) {
            assertThat(read.size()).isEqualTo(content.length);
            byte[] whole = new byte[content.length];
            read.read(0, ByteBuffer.wrap(whole));
            assertThat(whole).isEqualTo(content);
            byte[] part = new byte[100];
            read.read(2_999_900, ByteBuffer.wrap(part));
            assertThat(part).isEqualTo(Arrays.copyOfRange(content, 2_999_900, 3_000_000));
            assertThat(read.map().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
            assertThat(read.map()).isSameAs(read.map());
            assertThat(read.map().isReadOnly()).isTrue();
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> read.read(2_999_950, ByteBuffer.allocate(51)))
                    .withMessageContaining(file + " ends at byte 3000000 (expected: 1 more bytes)");
        }
    }

    @Test
    void aMapEndsWithItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");
        ReadFile read = disk.open(file);
        MemorySegment map = read.map();

        read.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> map.get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void aFileIsCutAndLengthened() throws IOException {
        Path file = folder.resolve("file");
        write(file, "whole and torn");
        try (NewFile cut = disk.openForAppend(file)) {
            assertThat(cut.size()).isEqualTo(14);
            cut.truncate(5);
            cut.write(UTF_8.encode(" again"));
            assertThat(cut.size()).isEqualTo(11);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> cut.truncate(12))
                    .withMessage("size: 12 (expected: 0 to 11)");
        }

        assertThat(Files.readString(file)).isEqualTo("whole again");
    }

    @Test
    void whatItCreatesIsForItsOwnerAlone() throws IOException {
        Path inner = folder.resolve("inner");
        disk.createFolder(inner);
        write(inner.resolve("file"), "content");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner.resolve("file"))))
                .isEqualTo("rw-------");
    }

    @Test
    void namesComeAndGo() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        write(first, "one");
        disk.link(first, second);
        write(folder.resolve("third"), "three");
        disk.rename(folder.resolve("third"), first);
        disk.syncFolder(folder);
        disk.syncFile(second);

        assertThat(disk.list(folder)).containsExactly(first, second);
        assertThat(Files.readString(first)).isEqualTo("three");
        assertThat(Files.readString(second)).isEqualTo("one");
        disk.delete(second);
        assertThat(disk.exists(first)).isTrue();
        assertThat(disk.exists(second)).isFalse();
        assertThat(disk.usableBytes(folder)).isPositive();
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> disk.create(first));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> disk.createFolder(first));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> disk.open(second));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> disk.openForAppend(second));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> disk.delete(second));
    }

    @Test
    void anInterruptedThreadReadsWritesAndKeepsItsInterrupt() throws IOException {
        Path file = folder.resolve("file");
        Thread.currentThread().interrupt();
        write(file, "content");
        disk.syncFolder(folder);
        try (ReadFile read = disk.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(7);
            read.read(0, bytes);
            assertThat(UTF_8.decode(bytes.flip()).toString()).isEqualTo("content");
            assertThat(read.map().byteSize()).isEqualTo(7);
        }

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptsInTheMiddleOfReadsHurtNobody() throws Exception {
        byte[] content = new byte[8 << 20];
        random.nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ReadFile read = disk.open(file)) {
            Runnable reading = () -> {
                byte[] whole = new byte[content.length];
                try {
                    for (int round = 0; round < 30; round++) {
                        read.read(0, ByteBuffer.wrap(whole));
                        assertThat(whole).isEqualTo(content);
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            };
            Thread interrupted = Thread.ofPlatform().start(reading);
            Thread virtual = Thread.ofVirtual().start(reading);
            for (int round = 0; interrupted.isAlive() || virtual.isAlive(); round++) {
                interrupted.interrupt();
                virtual.interrupt();
                read.read(round % 1_000, ByteBuffer.allocate(4_096));
            }
        }
        assertThat(failure.get()).isNull();
    }

    private void write(Path file, String content) throws IOException {
        try (NewFile written = disk.create(file)) {
            written.write(UTF_8.encode(content));
            written.sync();
        }
    }
}
