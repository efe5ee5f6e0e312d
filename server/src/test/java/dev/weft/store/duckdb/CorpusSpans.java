package dev.weft.store.duckdb;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.List;

/** Spans with the attributes that the corpus of queries asks for, of every type and in ever different combinations. */
final class CorpusSpans {

    private static final int TRACES = 20;
    private static final int SPANS_OF_TRACE = 7;
    private static final long MILLISECOND = 1_000_000;
    private static final long FIRST_UNIX_NANO = GoldenRecord.BASE - 1_000_000 * MILLISECOND;

    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "n", "x", "code", "wait");
    private static final List<String> OTHER_KEYS = List.of(
            "a.b", "ab", "a-b", "x-y", "x_y", "user name", "p/q", "größe", "http.status_code", "parent.a", "span.a");
    private static final List<String> NAMES = List.of("a", "get", "GET", "x", "two\nlines", "größe", "");
    private static final List<AttributeValue> VALUES = List.of(
            new AttributeValue.Bool(true),
            new AttributeValue.Int(1),
            new AttributeValue.Int(2),
            new AttributeValue.Text("x"),
            new AttributeValue.Bool(true),
            new AttributeValue.Int(200),
            new AttributeValue.Real(0.5),
            new AttributeValue.Bool(false),
            new AttributeValue.Int(-5),
            new AttributeValue.Text("GET"),
            new AttributeValue.Array(List.of(new AttributeValue.Int(3), new AttributeValue.Int(8))),
            new AttributeValue.Int(5_000_000),
            new AttributeValue.Real(100));

    private CorpusSpans() {}

    static List<Span> all() {
        List<Span> spans = new ArrayList<>();
        for (int trace = 0; trace < TRACES; trace++) {
            for (int number = 0; number < SPANS_OF_TRACE; number++) {
                spans.add(span(trace, number));
            }
        }
        return spans;
    }

    private static Span span(int trace, int number) {
        int nth = trace * SPANS_OF_TRACE + number;
        TestSpans span = TestSpans.span(traceId(trace), number + 1)
                .startingAt(FIRST_UNIX_NANO + nth * 7_001L * MILLISECOND)
                .lasting(MILLISECOND << nth % 12)
                .name(NAMES.get(nth % NAMES.size()))
                .kind(new SpanKind(nth % 6))
                .resource("service.name", "service-" + nth % 3)
                .resource(new Attribute("a", value(nth, 5)))
                .droppedLinks(nth % 4)
                .scope("a", new Attribute("c", value(nth, 3)))
                .event("a", new Attribute("a", value(nth, 1)))
                .event("x", new Attribute("a", value(nth, 2)), new Attribute("b", value(nth, 4)));
        if (number > 0) {
            span.parent(1 + (number - 1) / 2);
        }
        if (nth % 5 == 0) {
            span.error("x");
        }
        if (trace > 0 && number == 3) {
            span.link(TestSpans.linkTo(
                    new SpanKey(traceId(trace - 1), new SpanId(1 + nth % SPANS_OF_TRACE)),
                    new Attribute("a", value(nth, 1)),
                    new Attribute("b", value(nth, 2))));
        }
        for (int key = 0; key < KEYS.size(); key++) {
            if ((nth + key) % 4 != 0) {
                span.with(new Attribute(KEYS.get(key), value(nth, key)));
            }
        }
        return span.with(new Attribute(OTHER_KEYS.get(nth % OTHER_KEYS.size()), new AttributeValue.Int(1)))
                .build();
    }

    private static AttributeValue value(int nth, int which) {
        return VALUES.get((nth * (which + 1) + which) % VALUES.size());
    }

    private static TraceId traceId(int trace) {
        return new TraceId(-2, trace + 1);
    }
}
