package dev.weft.query.filter;

import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;

/** The services of failed spans as a set of bits, of which the top one stays free: each service has one, which others may have too. */
public final class FailedServices {

    public static final long NONE = 0;

    private static final int BITS = Long.SIZE - 1;

    /** A service that is an array may match any name. */
    private static final long ALL = Long.MAX_VALUE;

    private FailedServices() {}

    /** Returns what a failed span of the resource adds to a set. */
    public static long of(Resource resource) {
        return switch (resource.attributes().find(Resource.SERVICE_NAME)) {
            case AttributeValue.Text(String service) -> bit(service);
            case AttributeValue.Array _ -> ALL;
            case null, default -> bit(Resource.UNKNOWN_SERVICE);
        };
    }

    /** Returns false when surely no span matches, for the filter asks for an error of a service that has none. */
    public static boolean mayMatch(long failed, SpanFilter filter) {
        return !filter.asksForErrors()
                || (failed != NONE && filter.services().stream().allMatch(service -> (failed & bit(service)) != NONE));
    }

    private static long bit(String service) {
        return 1L << Math.floorMod(service.hashCode(), BITS);
    }
}
