package dev.weft.store.duckdb.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes and checks records of one file: magic, length, group, index, count, checksum of these, checksum of these and the
 * record's bytes. The header's own checksum makes the length trustworthy before that many bytes are read.
 */
final class RecordFormat {

    static final byte FIRST_BYTE = (byte) 0xF5;

    private static final int MAGIC = 0xF557_5243;
    private static final int LENGTH = 4;
    private static final int GROUP = 8;
    private static final int INDEX = 16;
    private static final int COUNT = 20;
    private static final int HEADER_CHECKSUM = 24;
    private static final int CHECKSUM = 28;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private final byte[] salt;
    private final CRC32C checksum = new CRC32C();

    RecordFormat(LogHeader file) {
        this.salt = ByteBuffer.allocate(Long.BYTES).putLong(file.salt()).array();
    }

    /** Returns the bytes of a group, headers and records in turn; without records, of a group that was lost. */
    ByteBuffer[] encode(long group, List<byte[]> records) {
        int count = records.size();
        byte[] headers = new byte[Math.multiplyExact(Math.max(count, 1), RecordHeader.BYTES)];
        if (count == 0) {
            writeHeader(headers, 0, group, 0, 0, new byte[0]);
            return new ByteBuffer[] {ByteBuffer.wrap(headers)};
        }
        ByteBuffer[] pieces = new ByteBuffer[2 * count];
        for (int i = 0; i < count; i++) {
            byte[] record = records.get(i);
            int at = i * RecordHeader.BYTES;
            writeHeader(headers, at, group, i, count, record);
            pieces[2 * i] = ByteBuffer.wrap(headers, at, RecordHeader.BYTES);
            pieces[2 * i + 1] = ByteBuffer.wrap(record);
        }
        return pieces;
    }

    /** Returns the header that stands there, or null when it is not whole. */
    @Nullable
    RecordHeader header(byte[] bytes, int at) {
        if ((int) INTS.get(bytes, at) != MAGIC || (int) INTS.get(bytes, at + HEADER_CHECKSUM) != ofHeader(bytes, at)) {
            return null;
        }
        return new RecordHeader(
                (int) INTS.get(bytes, at + LENGTH),
                (long) LONGS.get(bytes, at + GROUP),
                (int) INTS.get(bytes, at + INDEX),
                (int) INTS.get(bytes, at + COUNT),
                (int) INTS.get(bytes, at + CHECKSUM));
    }

    boolean isWhole(RecordHeader header, byte[] record) {
        byte[] bytes = new byte[RecordHeader.BYTES];
        writeFields(bytes, 0, header.group(), header.index(), header.count(), header.length());
        ofHeader(bytes, 0);
        return header.checksum() == withRecord(record);
    }

    private void writeHeader(byte[] bytes, int at, long group, int index, int count, byte[] record) {
        writeFields(bytes, at, group, index, count, record.length);
        INTS.set(bytes, at + HEADER_CHECKSUM, ofHeader(bytes, at));
        INTS.set(bytes, at + CHECKSUM, withRecord(record));
    }

    private static void writeFields(byte[] bytes, int at, long group, int index, int count, int length) {
        INTS.set(bytes, at, MAGIC);
        INTS.set(bytes, at + LENGTH, length);
        LONGS.set(bytes, at + GROUP, group);
        INTS.set(bytes, at + INDEX, index);
        INTS.set(bytes, at + COUNT, count);
    }

    private int ofHeader(byte[] bytes, int at) {
        checksum.reset();
        checksum.update(salt);
        checksum.update(bytes, at, HEADER_CHECKSUM);
        return (int) checksum.getValue();
    }

    /** Goes on where {@link #ofHeader} ended. */
    private int withRecord(byte[] record) {
        checksum.update(record);
        return (int) checksum.getValue();
    }
}
