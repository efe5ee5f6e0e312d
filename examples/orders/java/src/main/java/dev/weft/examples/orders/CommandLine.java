package dev.weft.examples.orders;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A command line of {@code --option value} pairs and {@code --flag}s. */
final class CommandLine {
    private final Map<String, String> values = new HashMap<>();

    /** Throws {@link IllegalArgumentException} for an unknown name and for an option without its value. */
    CommandLine(String[] args, Set<String> options, Set<String> flags) {
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (flags.contains(name)) {
                values.put(name, "");
            } else if (!options.contains(name)) {
                throw invalid(name, "unknown", "one of " + sorted(options, flags));
            } else if (!rest.hasNext()) {
                throw invalid(name, "nothing follows", "a value");
            } else {
                values.put(name, rest.next());
            }
        }
    }

    /** What {@code parse} returns; if it throws {@link IllegalArgumentException}, says why and exits with code 2. */
    static <T> T orExit(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    String text(String option, String otherwise) {
        return values.getOrDefault(option, otherwise);
    }

    int integer(String option, int otherwise, int min, int max) {
        if (!values.containsKey(option)) {
            return otherwise;
        }
        String value = values.get(option);
        String expected = "%d to %d".formatted(min, max);
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw invalid(option, value, expected);
        }
        if (number < min || number > max) {
            throw invalid(option, value, expected);
        }
        return number;
    }

    private static IllegalArgumentException invalid(String name, String value, String expected) {
        return new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, expected));
    }

    private static String sorted(Set<String> options, Set<String> flags) {
        Set<String> names = new TreeSet<>(options);
        names.addAll(flags);
        return String.join(", ", names);
    }
}
