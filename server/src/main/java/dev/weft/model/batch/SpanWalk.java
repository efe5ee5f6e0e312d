package dev.weft.model.batch;

/** The first walk over spans: checks that they are plain and within the limits, and adds them to the columns. */
final class SpanWalk {

    private static final int TRACE_ID = OtlpFields.SPAN_TRACE_ID << 3 | WireType.LENGTH_DELIMITED;
    private static final int SPAN_ID = OtlpFields.SPAN_SPAN_ID << 3 | WireType.LENGTH_DELIMITED;
    private static final int TRACE_STATE = OtlpFields.SPAN_TRACE_STATE << 3 | WireType.LENGTH_DELIMITED;
    private static final int PARENT_SPAN_ID = OtlpFields.SPAN_PARENT_SPAN_ID << 3 | WireType.LENGTH_DELIMITED;
    private static final int NAME = OtlpFields.SPAN_NAME << 3 | WireType.LENGTH_DELIMITED;
    private static final int KIND = OtlpFields.SPAN_KIND << 3 | WireType.VARINT;
    private static final int START = OtlpFields.SPAN_START_TIME_UNIX_NANO << 3 | WireType.FIXED64;
    private static final int END = OtlpFields.SPAN_END_TIME_UNIX_NANO << 3 | WireType.FIXED64;
    private static final int ATTRIBUTES = OtlpFields.SPAN_ATTRIBUTES << 3 | WireType.LENGTH_DELIMITED;
    private static final int DROPPED_ATTRIBUTES = OtlpFields.SPAN_DROPPED_ATTRIBUTES_COUNT << 3 | WireType.VARINT;
    private static final int EVENTS = OtlpFields.SPAN_EVENTS << 3 | WireType.LENGTH_DELIMITED;
    private static final int DROPPED_EVENTS = OtlpFields.SPAN_DROPPED_EVENTS_COUNT << 3 | WireType.VARINT;
    private static final int LINKS = OtlpFields.SPAN_LINKS << 3 | WireType.LENGTH_DELIMITED;
    private static final int DROPPED_LINKS = OtlpFields.SPAN_DROPPED_LINKS_COUNT << 3 | WireType.VARINT;
    private static final int STATUS = OtlpFields.SPAN_STATUS << 3 | WireType.LENGTH_DELIMITED;
    private static final int FLAGS = OtlpFields.SPAN_FLAGS << 3 | WireType.FIXED32;
    private static final int STATUS_MESSAGE = OtlpFields.STATUS_MESSAGE << 3 | WireType.LENGTH_DELIMITED;
    private static final int STATUS_CODE = OtlpFields.STATUS_CODE << 3 | WireType.VARINT;

    private static final int BOTH_IDS = 1 << OtlpFields.SPAN_TRACE_ID | 1 << OtlpFields.SPAN_SPAN_ID;
    private static final int DEPTH = 3;

    private final WireInput in;
    private final BatchLimits limits;
    private final boolean zeroIds;
    private final SpanColumns columns;
    private final AttributeWalk attributes;
    private final EventWalk events;
    private final LinkWalk links;

    /** @param zeroIds whether a span's own ids may be zero */
    SpanWalk(WireInput in, BatchLimits limits, boolean zeroIds, AttributeWalk attributes, SpanColumns columns) {
        this.in = in;
        this.limits = limits;
        this.zeroIds = zeroIds;
        this.columns = columns;
        this.attributes = attributes;
        this.events = new EventWalk(in, limits, attributes);
        this.links = new LinkWalk(in, limits, attributes, columns);
    }

    /** Passes over a span's content. */
    void span(int end, int origin) {
        int span = columns.begin(origin, in.at, end - in.at);
        int seen = 0;
        int attributeCount = 0;
        int eventCount = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case ATTRIBUTES -> {
                    attributeCount = attributes.attribute(end, DEPTH, attributeCount);
                    continue;
                }
                case EVENTS -> {
                    events.event(in.contentEnd(end));
                    eventCount++;
                    continue;
                }
                case LINKS -> {
                    links.link(in.contentEnd(end));
                    continue;
                }
                default -> {}
            }
            if (tag >>> 3 > OtlpFields.SPAN_FLAGS) {
                in.skipUnknown(tag, OtlpFields.SPAN_FLAGS, end);
            } else {
                seen = in.once(seen, tag);
                singular(span, tag, end);
            }
        }
        in.expectEnd(end);
        columns.eventCount[span] = eventCount;
        expectIds(span, seen);
        expectAtMost(limits.maxEvents(), eventCount, "events");
        expectAtMost(limits.maxLinks(), columns.links - columns.firstLink[span], "links");
        columns.end();
    }

    /** Passes over the value of a field that a span has once. */
    private void singular(int span, int tag, int end) {
        switch (tag) {
            case TRACE_ID -> {
                in.id(2 * Long.BYTES, end);
                columns.traceIdHigh[span] = in.idBits(2 * Long.BYTES);
                columns.traceIdLow[span] = in.idBits(Long.BYTES);
            }
            case SPAN_ID -> {
                in.id(Long.BYTES, end);
                columns.spanId[span] = in.idBits(Long.BYTES);
            }
            case PARENT_SPAN_ID -> {
                if (in.optionalId(Long.BYTES, end)) {
                    columns.parentSpanId[span] = in.idBits(Long.BYTES);
                }
            }
            case NAME -> {
                int length = in.text(end, limits.maxTextBytes());
                columns.nameLength[span] = length;
                columns.nameOffset[span] = length == 0 ? 0 : in.at - length;
            }
            case KIND -> columns.kind[span] = (int) in.varint();
            case START -> columns.startTimeUnixNano[span] = in.fixed64(end);
            case END -> columns.endTimeUnixNano[span] = in.fixed64(end);
            case STATUS -> columns.statusCode[span] = status(in.contentEnd(end));
            case TRACE_STATE -> in.text(end, limits.maxTextBytes());
            case DROPPED_ATTRIBUTES, DROPPED_EVENTS, DROPPED_LINKS -> in.varint();
            case FLAGS -> in.skip(Integer.BYTES, end);
            default -> throw in.notPlain("field " + (tag >>> 3) + " of OTLP's type");
        }
    }

    private int status(int end) {
        int seen = 0;
        int code = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case STATUS_MESSAGE -> {
                    seen = in.once(seen, tag);
                    in.text(end, limits.maxTextBytes());
                }
                case STATUS_CODE -> {
                    seen = in.once(seen, tag);
                    code = (int) in.varint();
                }
                default -> in.skipUnknown(tag, OtlpFields.STATUS_CODE, end);
            }
        }
        in.expectEnd(end);
        return code;
    }

    private void expectIds(int span, int seen) {
        if ((seen & BOTH_IDS) != BOTH_IDS) {
            throw in.notPlain("a span with both ids");
        }
        boolean valid = (columns.traceIdHigh[span] | columns.traceIdLow[span]) != 0 && columns.spanId[span] != 0;
        if (!valid && !zeroIds) {
            throw in.notPlain("a span with ids other than zero");
        }
    }

    private void expectAtMost(int max, int count, String what) {
        if (count > max) {
            throw in.notPlain("at most " + max + " " + what);
        }
    }
}
