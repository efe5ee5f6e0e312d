package dev.weft.ingest;

/** Something about a request that its sender is told: what was rejected, what was mended, what a limit cut. */
public enum Finding {
    INVALID_TRACE_ID(Effect.REJECTED, "spans rejected for their trace id"),
    INVALID_SPAN_ID(Effect.REJECTED, "spans rejected for their span id"),
    INVALID_PARENT_ID(Effect.MENDED, "parent span ids stored as zero"),
    INVALID_LINK_ID(Effect.MENDED, "link ids stored as zero"),
    INVALID_UTF8(Effect.MENDED, "texts with invalid UTF-8, stored with U+FFFD in its place"),
    FOREIGN_STRING_INDEX(Effect.MENDED, "string table indexes, which only profiles have, stored as empty"),
    TOO_MANY_ATTRIBUTES(Effect.CUT, "attributes dropped because there were too many"),
    TOO_LARGE_VALUE(Effect.CUT, "attributes dropped because their key or value was too large"),
    TOO_MANY_EVENTS(Effect.CUT, "events dropped because there were too many"),
    TOO_MANY_LINKS(Effect.CUT, "links dropped because there were too many"),
    TOO_LONG_TEXT(Effect.CUT, "names, messages and trace states shortened because they were too long");

    /** What became of the data that a finding is about. */
    public enum Effect {
        /** The whole span is not stored. */
        REJECTED,
        /** Stored with a replacement for what was invalid. */
        MENDED,
        /** Stored without what was over a limit. */
        CUT
    }

    private final Effect effect;
    private final String words;

    Finding(Effect effect, String words) {
        this.effect = effect;
        this.words = words;
    }

    public Effect effect() {
        return effect;
    }

    /** Returns what follows a count in a message to the sender. */
    String words() {
        return words;
    }
}
