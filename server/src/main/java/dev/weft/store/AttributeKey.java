package dev.weft.store;

/** A key in its scope. */
public record AttributeKey(Scope scope, String key) {
    /** Where the attribute lies. */
    public enum Scope {
        RESOURCE,
        SPAN
    }
}
