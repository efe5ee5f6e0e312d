package dev.weft.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Records of RFC 4180 in UTF-8. Spreadsheets take a cell for a formula by its first character, and values come from whoever
 * sends spans: a text that begins like a formula and is no number gets an apostrophe before it, which makes it a text again.
 * What holds a separator of any country's spreadsheets is quoted, so that no cell begins in the middle of a value.
 */
final class CsvCells {

    /** The full-width forms of the signs count, too. */
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern QUOTED = Pattern.compile(".*[\",;\\t\\r\\n].*|\\s.*|.*\\s", Pattern.DOTALL);

    private CsvCells() {}

    /** Writes one record and its end. */
    static void write(List<String> cells, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
        return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
