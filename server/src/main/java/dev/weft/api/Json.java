package dev.weft.api;

import dev.weft.model.Status;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.store.Cut;
import dev.weft.store.MissingSegment;
import dev.weft.store.Progress;
import dev.weft.store.SearchStats;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Shapes that several answers share: times and durations are decimal strings, ids lower-case hex. */
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Json() {}

    /** Writes the content as UTF-8 and leaves the stream open. */
    static void write(OutputStream out, Consumer<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    static void unsigned(JsonGenerator json, String name, long value) {
        json.writeStringProperty(name, Long.toUnsignedString(value));
    }

    static void signedOrNull(JsonGenerator json, String name, OptionalLong value) {
        json.writeName(name);
        if (value.isPresent()) {
            json.writeString(Long.toString(value.getAsLong()));
        } else {
            json.writeNull();
        }
    }

    static void stringOrNull(JsonGenerator json, String name, @Nullable String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    /** Writes a span's facts as properties of the current object. */
    static void spanFacts(JsonGenerator json, SpanFacts span) {
        json.writeStringProperty("traceId", span.key().traceId().toString());
        json.writeStringProperty("spanId", span.key().spanId().toString());
        json.writeStringProperty("service", span.service());
        json.writeStringProperty("name", span.name());
        json.writeStringProperty("kind", span.kind().word());
        json.writeStringProperty("status", Status.word(span.statusCode()));
        unsigned(json, "startTimeUnixNano", span.startTimeUnixNano());
        signedOrNull(json, "durationNanos", span.durationNanos());
    }

    /** Writes a matched span as an object. */
    static void spanRow(JsonGenerator json, SpanRow row) {
        json.writeStartObject();
        spanFacts(json, row.span());
        json.writeNumberProperty("linksOut", row.linksOut());
        json.writeNumberProperty("linksIn", row.linksIn());
        json.writeName("attributes");
        OtlpJsonWriter.writeAttributes(json, row.attributes());
        json.writeEndObject();
    }

    /** Writes service and name of a trace's root, or null. */
    static void root(JsonGenerator json, @Nullable SpanFacts root) {
        json.writeName("root");
        if (root == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("service", root.service());
        json.writeStringProperty("name", root.name());
        json.writeEndObject();
    }

    /** Names missing segments as a property of the current object, which has none when there are none. */
    static void missing(JsonGenerator json, List<MissingSegment> missing) {
        if (!missing.isEmpty()) {
            missingOrNone(json, missing);
        }
    }

    static void stats(JsonGenerator json, SearchStats stats, long tookMillis) {
        json.writeObjectPropertyStart("stats");
        json.writeNumberProperty("spansInspected", stats.spansInspected());
        json.writeNumberProperty("segmentsRead", stats.segmentsRead());
        json.writeNumberProperty("tookMillis", tookMillis);
        json.writeEndObject();
    }

    static void cut(JsonGenerator json, @Nullable Cut cut) {
        if (cut == null) {
            json.writeNullProperty("cut");
            return;
        }
        cut(json, "cut", cut);
    }

    private static void cut(JsonGenerator json, String property, Cut cut) {
        json.writeObjectPropertyStart(property);
        switch (cut) {
            case Cut.Walk() -> {
                json.writeStringProperty("why", "walk");
                json.writeStringProperty(
                        "detail",
                        "a path of links could go on where with(max_links=N) or the spans that one walk may visit ended it");
            }
            case Cut.LargeTrace() -> {
                json.writeStringProperty("why", "trace");
                json.writeStringProperty(
                        "detail",
                        "a trace has more than " + StoredTraces.MOST_SPANS
                                + " spans, or linked ones have too many together, which are not read whole for a query:"
                                + " the answer is as if it were not stored");
            }
            case Cut.Deadline deadline -> {
                json.writeStringProperty("why", "deadline");
                json.writeStringProperty(
                        "detail",
                        "the deadline passed " + howFar(deadline.reached())
                                + "; a shorter time range or one more condition takes less time");
                Cut besides = deadline.besides();
                if (besides != null) {
                    cut(json, "besides", besides);
                }
            }
        }
        json.writeEndObject();
    }

    /** Segments tell something while some are left; behind the last of them traces may be left to evaluate. */
    private static String howFar(Progress.Moment reached) {
        return reached.segmentsDone() < reached.segments()
                ? "when " + reached.segmentsDone() + " of " + reached.segments() + " segments had been looked at"
                : "before everything had been looked at";
    }

    static void missingOrNone(JsonGenerator json, List<MissingSegment> missing) {
        json.writeArrayPropertyStart("missing");
        missing.forEach(segment -> {
            json.writeStartObject();
            json.writeStringProperty("segment", segment.name());
            json.writeStringProperty("reason", wellFormed(segment.reason()));
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    static void problem(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("type", "about:blank");
        json.writeStringProperty("title", problem.status().reasonPhrase());
        json.writeNumberProperty("status", problem.status().code());
        json.writeStringProperty("detail", wellFormed(problem.detail()));
        InvalidQueryException.Kind fault = problem.fault();
        if (fault != null) {
            json.writeStringProperty("kind", fault.name().toLowerCase(Locale.ROOT));
        }
        QueryPosition position = problem.position();
        if (position != null) {
            json.writeObjectPropertyStart("position");
            json.writeNumberProperty("offset", position.offset());
            json.writeNumberProperty("line", position.line());
            json.writeNumberProperty("column", position.column());
            json.writeEndObject();
        }
        missing(json, problem.missing());
        json.writeEndObject();
    }

    /** Replaces lone surrogates, which a JSON body can smuggle in by escapes and UTF-8 cannot carry. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
