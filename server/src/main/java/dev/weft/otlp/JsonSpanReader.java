package dev.weft.otlp;

import dev.weft.model.Attributes;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import java.util.Map;

/** One OTLP/JSON span with its events and links. */
final class JsonSpanReader {

    private static final Map<String, Integer> KINDS = Map.of(
            "SPAN_KIND_UNSPECIFIED", 0,
            "SPAN_KIND_INTERNAL", 1,
            "SPAN_KIND_SERVER", 2,
            "SPAN_KIND_CLIENT", 3,
            "SPAN_KIND_PRODUCER", 4,
            "SPAN_KIND_CONSUMER", 5);
    private static final Map<String, Integer> STATUS_CODES =
            Map.of("STATUS_CODE_UNSET", 0, "STATUS_CODE_OK", 1, "STATUS_CODE_ERROR", 2);

    private final JsonInput in;
    private final JsonAttributeReader attributes;
    private final IdReader ids;

    JsonSpanReader(JsonInput in, JsonAttributeReader attributes, IdReader ids) {
        this.in = in;
        this.attributes = attributes;
        this.ids = ids;
    }

    SpanDraft read() {
        SpanDraft span = new SpanDraft();
        in.enterObject("span");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "traceId", "trace_id" -> span.traceId = in.id(field);
                case "spanId", "span_id" -> span.spanId = in.id(field);
                case "parentSpanId", "parent_span_id" -> span.parentSpanId = in.id(field);
                case "traceState", "trace_state" -> span.traceState = in.text(field);
                case "flags" -> span.flags = in.uint32(field);
                case "name" -> span.name = in.text(field);
                case "kind" -> span.kind = in.enumNumber(field, KINDS);
                case "startTimeUnixNano", "start_time_unix_nano" -> span.startTimeUnixNano = in.uint64(field);
                case "endTimeUnixNano", "end_time_unix_nano" -> span.endTimeUnixNano = in.uint64(field);
                case "attributes" -> span.attributes = attributes.read();
                case "droppedAttributesCount", "dropped_attributes_count" ->
                    span.droppedAttributesCount = in.uint32(field);
                case "events" -> readEvents(span);
                case "droppedEventsCount", "dropped_events_count" -> span.droppedEventsCount = in.uint32(field);
                case "links" -> readLinks(span);
                case "droppedLinksCount", "dropped_links_count" -> span.droppedLinksCount = in.uint32(field);
                case "status" -> span.status = status();
                default -> in.skip();
            }
        }
        return span;
    }

    private void readEvents(SpanDraft span) {
        in.enterArray("events");
        while (in.nextElement()) {
            span.events.add(event());
        }
    }

    private void readLinks(SpanDraft span) {
        in.enterArray("links");
        while (in.nextElement()) {
            span.links.add(link());
        }
    }

    private SpanEvent event() {
        long timeUnixNano = 0;
        String name = "";
        Attributes eventAttributes = Attributes.EMPTY;
        int droppedAttributesCount = 0;
        in.enterObject("event");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "timeUnixNano", "time_unix_nano" -> timeUnixNano = in.uint64(field);
                case "name" -> name = in.text(field);
                case "attributes" -> eventAttributes = attributes.read();
                case "droppedAttributesCount", "dropped_attributes_count" -> droppedAttributesCount = in.uint32(field);
                default -> in.skip();
            }
        }
        return new SpanEvent(timeUnixNano, name, eventAttributes, droppedAttributesCount);
    }

    private SpanLink link() {
        RawId traceId = RawId.ABSENT;
        RawId spanId = RawId.ABSENT;
        String traceState = "";
        int flags = 0;
        Attributes linkAttributes = Attributes.EMPTY;
        int droppedAttributesCount = 0;
        in.enterObject("link");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "traceId", "trace_id" -> traceId = in.id(field);
                case "spanId", "span_id" -> spanId = in.id(field);
                case "traceState", "trace_state" -> traceState = in.text(field);
                case "flags" -> flags = in.uint32(field);
                case "attributes" -> linkAttributes = attributes.read();
                case "droppedAttributesCount", "dropped_attributes_count" -> droppedAttributesCount = in.uint32(field);
                default -> in.skip();
            }
        }
        return new SpanLink(
                ids.linkTrace(traceId),
                ids.linkSpan(spanId),
                traceState,
                flags,
                linkAttributes,
                droppedAttributesCount);
    }

    private Status status() {
        int code = Status.CODE_UNSET;
        String message = "";
        in.enterObject("status");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "code" -> code = in.enumNumber(field, STATUS_CODES);
                case "message" -> message = in.text(field);
                default -> in.skip();
            }
        }
        return new Status(code, message);
    }
}
