package dev.weft.store.duckdb.columns;

/**
 * Unsigned 64-bit times as BIGINT with the top bit flipped: SQL's signed order is then the unsigned one, and a difference of
 * two columns is the difference of the times.
 */
final class Unsigned {

    private Unsigned() {}

    static long toColumn(long unsigned) {
        return unsigned ^ Long.MIN_VALUE;
    }

    static long fromColumn(long column) {
        return column ^ Long.MIN_VALUE;
    }
}
