package dev.weft.store;

/** Why a link of state NOT_STORED dangles, as far as the store can tell. */
public enum DanglingReason {
    TRACE_UNKNOWN("trace-unknown"),
    SPAN_MISSING_IN_TRACE("span-missing-in-trace"),
    UNKNOWN("unknown");

    private final String word;

    DanglingReason(String word) {
        this.word = word;
    }

    /** Returns the reason as the native API spells it. */
    public String word() {
        return word;
    }
}
