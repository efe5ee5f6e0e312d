package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a log file begins with, written twice, so that a damaged file can still be repaired. The salt goes into every
 * checksum of the file: bytes inside a request that look like a record never pass for one.
 */
record LogHeader(long sequence, long firstGroup, long salt) {

    /** Both copies, each in a sector of its own. */
    static final int BYTES = 1_024;

    static final int FORMAT_VERSION = 1;

    private static final int COPY_BYTES = 512;
    private static final int CHECKED_BYTES = COPY_BYTES - Integer.BYTES;
    private static final long MAGIC = 0x5745_4654_204C_4F47L; // "WEFT LOG"
    private static final SecureRandom SALTS = new SecureRandom();

    static LogHeader of(long sequence, long firstGroup) {
        return new LogHeader(sequence, firstGroup, SALTS.nextLong());
    }

    ByteBuffer encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        for (int copy = 0; copy < BYTES; copy += COPY_BYTES) {
            bytes.position(copy);
            bytes.putLong(MAGIC)
                    .putInt(FORMAT_VERSION)
                    .putLong(sequence)
                    .putLong(firstGroup)
                    .putLong(salt);
            bytes.putInt(copy + CHECKED_BYTES, checksum(bytes, copy));
        }
        return bytes.clear();
    }

    /** Returns the header of a file if both copies are whole and the same, otherwise null. */
    static @Nullable LogHeader read(Path path, ReadFile file) throws IOException {
        LogHeader first = readCopy(path, file, 0);
        return first != null && first.equals(readCopy(path, file, COPY_BYTES)) ? first : null;
    }

    /** Returns what one whole copy says, if there is one. */
    static @Nullable LogHeader salvage(Path path, ReadFile file) throws IOException {
        LogHeader first = readCopy(path, file, 0);
        return first != null ? first : readCopy(path, file, COPY_BYTES);
    }

    private static @Nullable LogHeader readCopy(Path path, ReadFile file, int offset) throws IOException {
        if (file.size() < offset + COPY_BYTES) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(COPY_BYTES);
        file.read(offset, bytes);
        bytes.flip();
        if (bytes.getInt(CHECKED_BYTES) != checksum(bytes, 0) || bytes.getLong() != MAGIC) {
            return null;
        }
        int version = bytes.getInt();
        if (version != FORMAT_VERSION) {
            throw new IOException(path + ": log format " + version + " (expected: " + FORMAT_VERSION + ")");
        }
        return new LogHeader(bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    private static int checksum(ByteBuffer bytes, int copy) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(copy, CHECKED_BYTES));
        return (int) checksum.getValue();
    }
}
