package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds whole records in a file, through a window of at most a megabyte. */
final class RecordScanner {

    private static final int MOST_WINDOW_BYTES = 1 << 20;
    private static final int DIRECT_BYTES = MOST_WINDOW_BYTES / 2;

    private final ReadFile file;
    private final RecordFormat format;
    private final byte[] window;
    private long windowStart;
    private int windowLength;

    RecordScanner(ReadFile file, LogHeader header) {
        this.file = file;
        this.format = new RecordFormat(header);
        this.window = new byte[(int) Math.min(MOST_WINDOW_BYTES, file.size())];
    }

    /** Returns the header at an offset, or null unless it is whole and its record could be, by the file's length. */
    @Nullable
    RecordHeader header(long offset) throws IOException {
        if (offset + RecordHeader.BYTES > file.size()) {
            return null;
        }
        RecordHeader header = format.header(window, inWindow(offset, RecordHeader.BYTES));
        return header != null && header.endIfAt(offset) <= file.size() ? header : null;
    }

    /** Returns the record whose header stands at an offset, or null when it is not whole. */
    byte @Nullable [] record(long offset, RecordHeader header) throws IOException {
        byte[] record = new byte[header.length()];
        copy(offset + RecordHeader.BYTES, record);
        return format.isWhole(header, record) ? record : null;
    }

    /** Returns the first whole record at an offset or after it, or null when there is none. */
    @Nullable
    FoundRecord find(long from) throws IOException {
        FoundRecord found = findHeader(from);
        while (found != null && record(found.offset(), found.header()) == null) {
            found = findHeader(found.offset() + 1);
        }
        return found;
    }

    /** Looks from an offset on for signs of groups other than some. */
    OtherGroups others(long from, long firstGroup, long lastGroup) throws IOException {
        boolean any = false;
        long whole = 0;
        FoundRecord found = findHeader(from);
        while (found != null) {
            boolean other =
                    found.header().group() < firstGroup || found.header().group() > lastGroup;
            any |= other;
            if (record(found.offset(), found.header()) == null) {
                found = findHeader(found.offset() + 1);
            } else {
                whole += other ? 1 : 0;
                found = findHeader(found.end());
            }
        }
        return new OtherGroups(any, whole);
    }

    private @Nullable FoundRecord findHeader(long from) throws IOException {
        for (long offset = from; offset + RecordHeader.BYTES <= file.size(); offset++) {
            if (window[inWindow(offset, 1)] == RecordFormat.FIRST_BYTE) {
                RecordHeader header = header(offset);
                if (header != null) {
                    return new FoundRecord(offset, header);
                }
            }
        }
        return null;
    }

    private void copy(long offset, byte[] into) throws IOException {
        int held = 0;
        if (offset >= windowStart && offset < windowStart + windowLength) {
            int at = (int) (offset - windowStart);
            held = Math.min(into.length, windowLength - at);
            System.arraycopy(window, at, into, 0, held);
        }
        int missing = into.length - held;
        if (missing >= DIRECT_BYTES) {
            file.read(offset + held, ByteBuffer.wrap(into, held, missing));
        } else if (missing > 0) {
            System.arraycopy(window, inWindow(offset + held, missing), into, held, missing);
        }
    }

    /** Returns where in the window the bytes are, which the file must have. */
    private int inWindow(long offset, int bytes) throws IOException {
        if (offset < windowStart || offset + bytes > windowStart + windowLength) {
            int length = (int) Math.min(window.length, file.size() - offset);
            windowLength = 0;
            file.read(offset, ByteBuffer.wrap(window, 0, length));
            windowStart = offset;
            windowLength = length;
        }
        return (int) (offset - windowStart);
    }

    /**
     * What was seen of other groups.
     *
     * @param any whether there is at least a whole header, which is written with a group and no earlier
     */
    record OtherGroups(boolean any, long wholeRecords) {}

    /** A record and where its header stands. */
    record FoundRecord(long offset, RecordHeader header) {

        long end() {
            return header.endIfAt(offset);
        }
    }
}
