package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads from the files of a segment. */
record SegmentReading(SegmentFolder folder) {

    /** What the JVM says where the medium fails under a mapped page. */
    private static final String FAILED_PAGE = "unsafe memory access";

    /** What reads from a file. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /** @throws DamagedSegmentException when that cannot be read */
    <T extends @Nullable Object> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new DamagedSegmentException(folder, e);
        } catch (InternalError e) {
            throw new DamagedSegmentException(folder, failedPage(e));
        }
    }

    /**
     * Opens files anew and reads from them.
     *
     * @throws IOException when the system refuses to open one, see {@link Disk#isRefusal}
     * @throws DamagedSegmentException when one is missing, or cannot be read
     */
    <T extends @Nullable Object> T opening(Reading<T> opening) throws IOException {
        try {
            return opening.read();
        } catch (IOException e) {
            if (Disk.isRefusal(e)) {
                throw e;
            }
            throw new DamagedSegmentException(folder, e);
        } catch (InternalError e) {
            throw new DamagedSegmentException(folder, failedPage(e));
        }
    }

    /** Returns the failure of a mapped page as what it is; any other error is thrown as it came. */
    static IOException failedPage(InternalError e) {
        if (String.valueOf(e.getMessage()).contains(FAILED_PAGE)) {
            return new IOException("a mapped page cannot be read", e);
        }
        throw e;
    }
}
