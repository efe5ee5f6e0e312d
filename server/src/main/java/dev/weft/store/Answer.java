package dev.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, exact but for what lies in missing segments.
 *
 * @param missing segments that could not be read and that may hold something that belongs into the answer, oldest first
 */
public record Answer<T extends @Nullable Object>(T value, List<MissingSegment> missing) {
    public Answer {
        missing = List.copyOf(missing);
    }
}
