package dev.weft.store.duckdb.segment.values;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Where each bucket of the file {@code values} lies. Outside of the heap, whose size then does not bound how many spans can be
 * stored. Immutable.
 */
final class Buckets {

    private static final int OFFSET = 0;
    private static final int CHECKSUM = 8;
    private static final int PLACE_BYTES = 12;

    private final int count;

    /** One place more than buckets, where the next bucket would be. */
    private final MemorySegment places;

    /** Reads what {@link ValuesWriter} wrote. */
    Buckets(ByteCursor from, int count) {
        this.count = count;
        this.places = Arena.ofAuto().allocate((count + 1L) * PLACE_BYTES, Integer.BYTES);
        long offset = SealedFormat.HEADER_BYTES;
        for (int bucket = 0; bucket < count; bucket++) {
            long place = (long) bucket * PLACE_BYTES;
            places.set(JAVA_LONG_UNALIGNED, place + OFFSET, offset);
            offset += from.readInt();
            places.set(JAVA_INT, place + CHECKSUM, from.readInt());
        }
        places.set(JAVA_LONG_UNALIGNED, (long) count * PLACE_BYTES + OFFSET, offset);
    }

    int count() {
        return count;
    }

    long offset(int bucket) {
        return places.get(JAVA_LONG_UNALIGNED, (long) bucket * PLACE_BYTES + OFFSET);
    }

    int length(int bucket) {
        return (int) (offset(bucket + 1) - offset(bucket));
    }

    int checksum(int bucket) {
        return places.get(JAVA_INT, (long) bucket * PLACE_BYTES + CHECKSUM);
    }
}
