package dev.weft.store.duckdb.segment.sections;

/** Sorted ids of two halves, searched where they lie. */
public record IdColumns(PackedColumn high, PackedColumn low, int count) {

    public static final int ABSENT = -1;

    /** Returns the place of the id, or {@link #ABSENT}. */
    public int find(long idHigh, long idLow) {
        int place = countUpTo(idHigh, idLow) - 1;
        return place >= 0 && high.get(place) == idHigh && low.get(place) == idLow ? place : ABSENT;
    }

    /** Returns how many of the ids are not greater than this one. */
    public int countUpTo(long idHigh, long idLow) {
        int first = 0;
        int end = count;
        while (first < end) {
            int middle = (first + end) >>> 1;
            int byHigh = Long.compareUnsigned(high.get(middle), idHigh);
            int order = byHigh != 0 ? byHigh : Long.compareUnsigned(low.get(middle), idLow);
            if (order <= 0) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }
}
