package dev.weft.server.commands;

import java.util.ArrayList;
import java.util.List;

/** Columns of text: the first one flush left, the others flush right but for the last when it has no title. */
final class TextTable {

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... titles) {
        this.titles = List.of(titles);
        rows.add(this.titles);
    }

    /** Adds a row; cells that are left out at its end are empty. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Adds the table unless it has no rows. */
    void appendTo(StringBuilder text) {
        if (rows.size() == 1) {
            return;
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append("  ").append(cell(row, column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private String cell(List<String> row, int column) {
        String cell = row.get(column);
        boolean left = column == 0 || titles.get(column).isEmpty();
        String padding = " ".repeat(width(column) - cell.length());
        return left ? cell + padding : padding + cell;
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
