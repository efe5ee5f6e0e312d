package dev.weft.store.duckdb.segment.sections;

import java.util.HashMap;
import java.util.Map;

/** Texts of a table during one read, each decoded once. Not safe for use by several threads. */
public final class TextReading {

    private final TextTable table;
    private final Map<Integer, String> decoded = new HashMap<>();

    public TextReading(TextTable table) {
        this.table = table;
    }

    public String text(int number) {
        return decoded.computeIfAbsent(number, table::text);
    }
}
