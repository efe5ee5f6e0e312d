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

    /** Returns the header at an offset, or null when it is not whole; the file may end before its record does. */
    @Nullable
    RecordHeader header(long offset) throws IOException {
        return offset + RecordHeader.BYTES > file.size()
                ? null
                : format.header(window, inWindow(offset, RecordHeader.BYTES));
    }

    /** Returns the record whose header stands at an offset, or null when it is not whole. */
    byte @Nullable [] record(long offset, RecordHeader header) throws IOException {
        if (header.endIfAt(offset) > file.size()) {
            return null;
        }
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

    /** Returns the last group of which at least a header is whole, 0 when there is none. */
    long lastGroup() throws IOException {
        long last = 0;
        for (FoundRecord found = findHeader(0); found != null; found = findHeader(found.offset() + 1)) {
            last = Math.max(last, found.header().group());
        }
        return last;
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
