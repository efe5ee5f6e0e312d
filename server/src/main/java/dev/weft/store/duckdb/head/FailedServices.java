package dev.weft.store.duckdb.head;

import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import dev.weft.model.Status;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.SpanFilter;

/** The services of failed spans as a set of bits: each service has one of 64, which others may have too. */
final class FailedServices {

    static final long NONE = 0;

    /** A service that is an array may match any name. */
    private static final long ALL = -1;

    private FailedServices() {}

    /** Returns the bit of the span's service when it failed. */
    static long of(SpanBatch batch, int span) {
        if (batch.statusCode(span) != Status.CODE_ERROR) {
            return NONE;
        }
        return switch (batch.resource(span).attributes().find(Resource.SERVICE_NAME)) {
            case AttributeValue.Text(String service) -> bit(service);
            case AttributeValue.Array _ -> ALL;
            case null, default -> bit(Resource.UNKNOWN_SERVICE);
        };
    }

    /** Returns false when surely no span matches, for the filter asks for an error of a service that has none. */
    static boolean mayMatch(long failed, SpanFilter filter) {
        return !filter.asksForErrors()
                || (failed != NONE && filter.services().stream().allMatch(service -> (failed & bit(service)) != NONE));
    }

    private static long bit(String service) {
        return 1L << service.hashCode();
    }
}
