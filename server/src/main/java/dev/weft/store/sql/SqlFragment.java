package dev.weft.store.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL text with the parameters for its question marks, in order. Text is written in source code only: whatever comes from
 * outside is a parameter.
 *
 * @param parameters each a {@code Long}, an {@code Integer} or a {@code String}
 */
public record SqlFragment(String text, List<Object> parameters) {

    public static final SqlFragment TRUE = of("TRUE");
    public static final SqlFragment FALSE = of("FALSE");

    public SqlFragment {
        parameters = List.copyOf(parameters);
        long marks = text.chars().filter(c -> c == '?').count();
        if (marks != parameters.size()) {
            throw new IllegalArgumentException(
                    "parameters: " + parameters.size() + " (expected: " + marks + ", one for each ? of: " + text + ")");
        }
    }

    public static SqlFragment of(String text, Object... parameters) {
        return new SqlFragment(text, List.of(parameters));
    }

    /** Returns this text, a space and the next text. */
    public SqlFragment then(SqlFragment next) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(next.parameters);
        return new SqlFragment(text + " " + next.text, all);
    }

    public SqlFragment then(String nextText, Object... nextParameters) {
        return then(of(nextText, nextParameters));
    }

    /** Returns all of the conditions, each in brackets, joined by AND; TRUE when there are none. */
    public static SqlFragment and(List<SqlFragment> conditions) {
        SqlFragment joined = TRUE;
        for (SqlFragment condition : conditions) {
            joined = joined.then("AND (").then(condition).then(")");
        }
        return joined;
    }
}
