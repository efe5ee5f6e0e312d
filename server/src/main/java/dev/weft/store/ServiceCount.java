package dev.weft.store;

import java.util.Comparator;

/** A service with its spans, and how many of them are errors. */
public record ServiceCount(String service, long spanCount, long errorCount) {

    /** By name. */
    public static final Comparator<ServiceCount> ORDER = Comparator.comparing(ServiceCount::service);

    /** Returns the spans of both, which are of the same service. */
    public ServiceCount plus(ServiceCount other) {
        return new ServiceCount(service, spanCount + other.spanCount, errorCount + other.errorCount);
    }
}
