package dev.weft.store.duckdb.log;

import java.io.IOException;
import java.util.List;

/** Takes the groups of the log in order. */
@FunctionalInterface
public interface GroupConsumer {

    /** Takes one whole group: its number and its records as they were appended, never none. */
    void accept(long group, List<byte[]> records) throws IOException;
}
