package dev.weft.store.duckdb.segment;

import java.util.HashMap;
import java.util.Map;

/** Texts of a table during one read, each decoded once. Not safe for use by several threads. */
final class TextReading {

    private final TextTable table;
    private final Map<Integer, String> decoded = new HashMap<>();

    TextReading(TextTable table) {
        this.table = table;
    }

    String text(int number) {
        return decoded.computeIfAbsent(number, table::text);
    }
}
