package dev.weft.api;

import com.linecorp.armeria.common.QueryParams;
import dev.weft.explore.Excerpt;
import dev.weft.model.TimeRange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark, each at most once; unknown ones are refused by name. */
final class Parameters {

    private final QueryParams values;

    Parameters(QueryParams values, String... known) {
        this.values = values;
        List<String> names = List.of(known);
        for (String name : values.names()) {
            if (!names.contains(name)) {
                throw ProblemException.badRequest("parameter: '" + Excerpt.of(name) + "' (expected: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)) + ")");
            }
            if (values.getAll(name).size() > 1) {
                throw ProblemException.badRequest(
                        "parameter " + name + ": " + values.getAll(name).size() + " times (expected: at most once)");
            }
        }
    }

    @Nullable
    String find(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : value;
    }

    int limit(int otherwise) {
        return integer("limit", otherwise);
    }

    int integer(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest(name + ": '" + Excerpt.of(value) + "' (expected: an integer)");
        }
    }

    /** Returns the range of {@code start} and {@code end}, which begins and ends with time when they are absent. */
    TimeRange range() {
        return Times.range("start", values.get("start"), "end", values.get("end"));
    }

    /** Returns the constant that is spelled like the parameter, null when it is absent. */
    <E extends Enum<E>> @Nullable E findWord(String name, E[] constants, Function<E, String> word) {
        String value = values.get(name);
        return value == null ? null : parseWord(name, value, constants, word);
    }

    static <E extends Enum<E>> E parseWord(String name, String value, E[] constants, Function<E, String> word) {
        for (E constant : constants) {
            if (word.apply(constant).equals(value)) {
                return constant;
            }
        }
        throw ProblemException.badRequest(name + ": '" + Excerpt.of(value) + "' (expected: "
                + Stream.of(constants).map(word).collect(Collectors.joining(", ")) + ")");
    }
}
