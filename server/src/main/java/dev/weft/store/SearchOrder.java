package dev.weft.store;

import java.util.Locale;

/**
 * Orders of a search; ties by trace id, then span id, ascending.
 *
 * <ul>
 *   <li>NEWEST and OLDEST: by the start of the matched span; a trace stands where its newest (oldest) match does.
 *   <li>LONGEST: by the duration of the matched span, a trace by its own; without a duration last.
 * </ul>
 */
public enum SearchOrder {
    NEWEST,
    OLDEST,
    LONGEST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
