package dev.weft.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in {@code with( … )}: how to run the query; unknown names are kept, and ignored. */
public record Hints(List<Hint> all) {

    public static final Hints NONE = new Hints(List.of());

    public record Hint(String name, Value value) {}

    public Hints {
        all = List.copyOf(all);
    }

    /** Returns the last value that is given for the name, null when there is none. */
    public @Nullable Value find(String name) {
        Value found = null;
        for (Hint hint : all) {
            if (hint.name().equals(name)) {
                found = hint.value();
            }
        }
        return found;
    }
}
