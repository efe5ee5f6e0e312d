package dev.weft.model.batch;

/** The first walk over a request: from the outermost message down to each scope's spans. */
final class RequestWalk {

    private static final int RESOURCE_SPANS = OtlpFields.TRACES_RESOURCE_SPANS << 3 | WireType.LENGTH_DELIMITED;

    private static final int RESOURCE = OtlpFields.RESOURCE_SPANS_RESOURCE << 3 | WireType.LENGTH_DELIMITED;
    private static final int SCOPE_SPANS = OtlpFields.RESOURCE_SPANS_SCOPE_SPANS << 3 | WireType.LENGTH_DELIMITED;
    private static final int RESOURCE_URL = OtlpFields.RESOURCE_SPANS_SCHEMA_URL << 3 | WireType.LENGTH_DELIMITED;

    private static final int SCOPE = OtlpFields.SCOPE_SPANS_SCOPE << 3 | WireType.LENGTH_DELIMITED;
    private static final int SPANS = OtlpFields.SCOPE_SPANS_SPANS << 3 | WireType.LENGTH_DELIMITED;
    private static final int SCOPE_URL = OtlpFields.SCOPE_SPANS_SCHEMA_URL << 3 | WireType.LENGTH_DELIMITED;

    private final WireInput in;
    private final OriginCache known;
    private final SpanColumns columns;
    private final OriginWalk origins;
    private final SpanWalk spans;

    RequestWalk(byte[] bytes, BatchLimits limits, boolean zeroIds, OriginCache known, SpanColumns columns) {
        this.in = new WireInput(bytes);
        this.known = known;
        this.columns = columns;
        AttributeWalk attributes = new AttributeWalk(in, limits);
        this.origins = new OriginWalk(in, limits, attributes);
        this.spans = new SpanWalk(in, limits, zeroIds, attributes, columns);
    }

    /** Walks the whole request and fills the columns. */
    void request() {
        int end = in.bytes.length;
        while (in.at < end) {
            int tag = in.tag();
            if (tag == RESOURCE_SPANS) {
                resourceSpans(in.contentEnd(end));
            } else {
                in.skipUnknown(tag, OtlpFields.TRACES_RESOURCE_SPANS, end);
            }
        }
        in.expectEnd(end);
    }

    /** Goes over the group twice: the schema URL of its resource follows the spans. */
    private void resourceSpans(int end) {
        int start = in.at;
        OriginBytes origin = resourceOf(end);
        int spansBefore = columns.spans;
        in.at = start;
        while (in.at < end) {
            int tag = in.tag();
            if (tag == SCOPE_SPANS) {
                scopeSpans(in.contentEnd(end), origin);
            } else {
                in.skipField(tag, end);
            }
        }
        if (columns.spans == spansBefore) {
            walkResource(origin);
        }
        in.at = end;
    }

    private OriginBytes resourceOf(int end) {
        OriginBytes origin = new OriginBytes(in.bytes);
        int seen = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case RESOURCE -> {
                    seen = in.once(seen, tag);
                    int length = in.opaque(end);
                    origin.resourceFrom = in.at - length;
                    origin.resourceTo = in.at;
                }
                case RESOURCE_URL -> {
                    seen = in.once(seen, tag);
                    int length = in.text(end);
                    origin.resourceUrlFrom = in.at - length;
                    origin.resourceUrlTo = in.at;
                }
                case SCOPE_SPANS -> in.opaque(end);
                default -> in.skipUnknown(tag, OtlpFields.RESOURCE_SPANS_SCHEMA_URL, end);
            }
        }
        in.expectEnd(end);
        return origin;
    }

    private void scopeSpans(int end, OriginBytes origin) {
        origin.forgetScope();
        int spansBefore = columns.spans;
        int seen = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case SPANS -> spans.span(in.contentEnd(end), columns.origins.size());
                case SCOPE -> {
                    seen = in.once(seen, tag);
                    int length = in.opaque(end);
                    origin.scopeFrom = in.at - length;
                    origin.scopeTo = in.at;
                }
                case SCOPE_URL -> {
                    seen = in.once(seen, tag);
                    int length = in.text(end);
                    origin.scopeUrlFrom = in.at - length;
                    origin.scopeUrlTo = in.at;
                }
                default -> in.skipUnknown(tag, OtlpFields.SCOPE_SPANS_SCHEMA_URL, end);
            }
        }
        in.expectEnd(end);
        if (columns.spans == spansBefore) {
            walkScope(origin);
        } else {
            columns.origins.add(read(origin));
        }
        in.at = end;
    }

    /** Returns an origin that has spans; one that is known was found plain before. */
    private Origin read(OriginBytes bytes) {
        int hash = bytes.hash();
        Origin origin = known.find(bytes, hash);
        if (origin == null) {
            walkResource(bytes);
            walkScope(bytes);
            origin = bytes.read();
            known.add(bytes, hash, origin);
        }
        return origin;
    }

    private void walkResource(OriginBytes bytes) {
        in.at = bytes.resourceFrom;
        origins.resource(bytes.resourceTo);
    }

    private void walkScope(OriginBytes bytes) {
        in.at = bytes.scopeFrom;
        origins.scope(bytes.scopeTo);
    }
}
