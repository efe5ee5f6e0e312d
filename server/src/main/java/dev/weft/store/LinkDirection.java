package dev.weft.store;

/** Outgoing: links that the span carries. Incoming: links of stored spans that point at it. */
public enum LinkDirection {
    OUTGOING,
    INCOMING
}
