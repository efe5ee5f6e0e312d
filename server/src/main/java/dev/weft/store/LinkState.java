package dev.weft.store;

/** Whether a link's other end is stored, and if not, what is known of why. An incoming link is always RESOLVED. */
public enum LinkState {
    RESOLVED("resolved"),
    NOT_STORED("not-stored"),
    EXPIRED("expired"),
    SAMPLED_OUT("sampled-out"),
    INVALID("invalid");

    private final String word;

    LinkState(String word) {
        this.word = word;
    }

    /** Returns the state as the native API spells it. */
    public String word() {
        return word;
    }
}
