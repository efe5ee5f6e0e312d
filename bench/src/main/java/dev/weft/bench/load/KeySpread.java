package dev.weft.bench.load;

import java.util.Locale;

/** How attribute keys are spread over the spans; a span has twelve attributes either way. */
public enum KeySpread {
    /** 42 keys of the semantic conventions, by what kind of work a span is. */
    PEERS,
    /** 300 keys: six that all spans have, and six of each service's own. */
    KEYS300;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
