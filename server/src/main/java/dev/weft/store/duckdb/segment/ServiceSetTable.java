package dev.weft.store.duckdb.segment;

import java.lang.foreign.MemorySegment;

/** Sets of services by their number, in a mapped section that {@link ServiceSets} wrote. */
final class ServiceSetTable {

    private final MemorySegment section;
    private final int sets;

    ServiceSetTable(MemorySegment section) {
        this.section = section;
        this.sets = BlockCursor.intAt(section, 0);
    }

    int size(int set) {
        return begin(set + 1) - begin(set);
    }

    /** Returns the number of the service at a place in the set. */
    int service(int set, int place) {
        return BlockCursor.intAt(section, (sets + 2L + begin(set) + place) * Integer.BYTES);
    }

    private int begin(int set) {
        return BlockCursor.intAt(section, (1L + set) * Integer.BYTES);
    }
}
