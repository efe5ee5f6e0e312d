package dev.weft.explore.saved;

import java.util.Locale;

/** The view of the explorer in which a saved query opens. */
public enum SavedView {
    TRACES,
    SPANS,
    SERIES,
    TABLE;

    /** Returns the lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
