package dev.weft.store.duckdb.segment.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Copies of a file with one bit turned over somewhere, or cut short. */
public final class DamagedCopies {

    /** Opens a copy and reads all of it. */
    @FunctionalInterface
    public interface Reading {
        void read(Path copy) throws IOException;
    }

    private static final int COPIES = 400;
    private static final int HEADER_USED_BYTES = 12;

    private final Disk disk;
    private final Path copy;
    private final byte[] whole;
    private final Seed seed;
    private final Random random;

    public DamagedCopies(Disk disk, Path file, Seed seed) throws IOException {
        this.disk = disk;
        this.copy = file.resolveSibling("damaged");
        this.seed = seed;
        this.random = seed.random();
        try (ReadFile from = disk.open(file)) {
            this.whole = new byte[Math.toIntExact(from.size())];
            from.read(0, ByteBuffer.wrap(whole));
        }
    }

    /** Fails unless reading any copy throws a {@link DamagedFileException} that names the file. */
    public void areRefused(Reading reading) throws IOException {
        for (int i = 0; i < COPIES; i++) {
            byte[] bytes = whole.clone();
            int at = checkedByte();
            bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            isRefused(bytes, "byte " + at, reading);
            int length = random.nextInt(whole.length);
            isRefused(Arrays.copyOf(whole, length), "length " + length, reading);
        }
    }

    /** Any byte but those of the header that no version uses. */
    private int checkedByte() {
        int at = random.nextInt(whole.length);
        return at < HEADER_USED_BYTES || at >= SealedFormat.HEADER_BYTES ? at : 0;
    }

    private void isRefused(byte[] bytes, String damage, Reading reading) throws IOException {
        try (NewFile file = disk.create(copy)) {
            file.write(ByteBuffer.wrap(bytes));
        }
        assertThatThrownBy(() -> reading.read(copy))
                .as("%s, %s", damage, seed)
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining(copy.toString());
        disk.delete(copy);
    }
}
