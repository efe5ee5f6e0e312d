package dev.weft.store.duckdb.log;

/**
 * What stands before a record's bytes: how many they are, the record's place, and the checksum of header and bytes.
 *
 * @param index the record's number in its group, from 0
 * @param count how many records the group has; 0 in the one header of a group that a repair found lost
 */
record RecordHeader(int length, long group, int index, int count, int checksum) {

    static final int BYTES = 32;

    long endIfAt(long offset) {
        return offset + BYTES + length;
    }
}
