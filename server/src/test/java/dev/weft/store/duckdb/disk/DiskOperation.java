package dev.weft.store.duckdb.disk;

/** Kinds of operation that can fail on their own. */
public enum DiskOperation {
    READ,
    /** To open a file for reading, which the system refuses, whatever the file holds. */
    OPEN,
    WRITE,
    /** Of a file or a folder. */
    SYNC,
    /** Create, rename, link, delete, cut, list. */
    NAME
}
