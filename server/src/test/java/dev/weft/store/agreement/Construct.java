package dev.weft.store.agreement;

/** Something that a query can be made of, or that can be asked for, or a state of the store that is asked. */
public record Construct(String topic, String name) {}
