package dev.weft.api;

import dev.weft.explore.LinksAnswer;
import dev.weft.model.SpanLink;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkState;
import dev.weft.store.LinkSummary;
import dev.weft.store.LinkTiming;
import dev.weft.store.MissingSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Links as they were sent, each with the facts of its other end. */
final class LinksJson {

    private LinksJson() {}

    static void write(JsonGenerator json, LinksAnswer answer, List<MissingSegment> missing) {
        json.writeStartObject();
        json.writeBooleanProperty("stored", answer.stored());
        LinksAnswer.Direction outgoing = answer.outgoing();
        if (outgoing != null) {
            json.writeObjectPropertyStart("outgoing");
            json.writeNumberProperty("total", outgoing.total());
            json.writeNumberProperty("dropped", Integer.toUnsignedLong(outgoing.droppedLinksCount()));
            page(json, outgoing);
        }
        LinksAnswer.Direction incoming = answer.incoming();
        if (incoming != null) {
            json.writeObjectPropertyStart("incoming");
            json.writeNumberProperty("total", incoming.total());
            page(json, incoming);
        }
        Json.missing(json, missing);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, LinkSummary summary, List<MissingSegment> missing) {
        json.writeStartObject();
        json.writeNumberProperty("total", summary.total());
        json.writeNumberProperty("dropped", Integer.toUnsignedLong(summary.droppedLinksCount()));
        json.writeObjectPropertyStart("states");
        for (LinkState state : LinkState.values()) {
            count(json, state.word(), summary.states().get(state));
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("timings");
        for (LinkTiming timing : LinkTiming.values()) {
            count(json, timing.word(), summary.timings().get(timing));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("services");
        summary.services().forEach((name, count) -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeNumberProperty("count", count);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeName("wait");
        waits(json, summary.waits());
        Json.missing(json, missing);
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, String name, @Nullable Long count) {
        if (count != null) {
            json.writeNumberProperty(name, count);
        }
    }

    private static void waits(JsonGenerator json, LinkSummary.@Nullable WaitSummary waits) {
        if (waits == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("count", waits.count());
        json.writeStringProperty("minNanos", Long.toString(waits.minNanos()));
        json.writeStringProperty("p50Nanos", Long.toString(waits.p50Nanos()));
        json.writeStringProperty("p99Nanos", Long.toString(waits.p99Nanos()));
        json.writeStringProperty("maxNanos", Long.toString(waits.maxNanos()));
        json.writeEndObject();
    }

    /** Ends the current object with the page's items. */
    private static void page(JsonGenerator json, LinksAnswer.Direction page) {
        Json.stringOrNull(json, "next", page.next());
        json.writeArrayPropertyStart("items");
        page.items().forEach(end -> write(json, end));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LinkEnd end) {
        json.writeStartObject();
        json.writeName("link");
        write(json, end.link());
        json.writeName("span");
        if (end.other() == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            Json.spanFacts(json, end.other());
            json.writeEndObject();
        }
        json.writeStringProperty("state", end.state().word());
        Json.stringOrNull(
                json, "reason", end.reason() == null ? null : end.reason().word());
        Json.stringOrNull(
                json, "timing", end.timing() == null ? null : end.timing().word());
        Json.signedOrNull(json, "waitNanos", end.waitNanos());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SpanLink link) {
        json.writeStartObject();
        json.writeStringProperty("traceId", link.traceId().toString());
        json.writeStringProperty("spanId", link.spanId().toString());
        json.writeStringProperty("traceState", link.traceState());
        json.writeNumberProperty("flags", Integer.toUnsignedLong(link.flags()));
        json.writeName("attributes");
        OtlpJsonWriter.writeAttributes(json, link.attributes());
        json.writeNumberProperty("droppedAttributesCount", Integer.toUnsignedLong(link.droppedAttributesCount()));
        json.writeEndObject();
    }
}
