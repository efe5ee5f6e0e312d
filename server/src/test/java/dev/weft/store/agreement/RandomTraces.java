package dev.weft.store.agreement;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Traces as applications send them: trees of a few spans that link to each other and to spans of other traces, few names,
 * values that occur again and again, attributes that have one type in most places. Some parents and linked spans are missing.
 */
public final class RandomTraces {

    private static final int SPANS_OF_TRACE = 7;
    private static final long MILLISECOND = 1_000_000;
    private static final long UNKNOWN_SPAN = 99;

    private static final List<String> NAMES =
            List.of("receive-order", "GET /orders/{id}", "publish", "batch", "SELECT", "é");
    /** Two of them say with what probability the sender kept the span. */
    private static final List<String> TRACE_STATES =
            List.of("", "ot=th:8", "vendor=a,ot=rv:12345678abcdef;th:5", "ot=th:x");

    private static final List<String> USERS = List.of("ann", "bob", "eve@é", "");
    private static final List<Long> CODES = List.of(200L, 404L, 500L, -1L);
    private static final List<Double> RATIOS = List.of(0.25, 1.0, 2.5, -0.5);
    private static final List<Long> DURATIONS =
            List.of(0L, 1L, 999L, MILLISECOND, 250 * MILLISECOND, 1_500 * MILLISECOND, -1_000L);

    private final Choice choice;
    private final List<SpanKey> known = new ArrayList<>();
    private int traces;

    public RandomTraces(Random random) {
        this.choice = new Choice(random);
    }

    /** Returns one more trace, whose links lead to its own spans and to those of the traces before it. */
    public List<Span> next() {
        int trace = 1_000 + ++traces;
        int size = 1 + choice.below(SPANS_OF_TRACE);
        long start = TestSpans.EPOCH + choice.below(1_000) * MILLISECOND;
        Resource resource = resource();
        List<Span> spans = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            known.add(TestSpans.key(trace, number));
        }
        for (int number = 1; number <= size; number++) {
            spans.add(span(
                    TestSpans.key(trace, number), parent(number), start + choice.below(8) * MILLISECOND / 2, resource));
            resource = choice.below(3) == 0 ? resource() : resource;
        }
        return spans;
    }

    private Span span(SpanKey key, SpanId parent, long start, Resource resource) {
        return new Span(
                key.traceId(),
                key.spanId(),
                parent,
                choice.of(TRACE_STATES),
                0,
                choice.of(NAMES),
                new SpanKind(choice.below(SpanKind.CONSUMER.number() + 1)),
                start,
                start + choice.of(DURATIONS),
                attributes(),
                0,
                choice.some(0, 2, () -> event(start)),
                0,
                choice.some(0, 3, this::link),
                choice.below(3),
                new Status(choice.below(3), choice.oneIn(2) ? "" : "timed out"),
                resource,
                scope());
    }

    /** Mostly an earlier span of the trace, now and then one that is not stored, or none as a root has. */
    private SpanId parent(int number) {
        return switch (choice.below(12)) {
            case 0 -> TestSpans.spanId(UNKNOWN_SPAN);
            case 1 -> SpanId.INVALID;
            default -> number == 1 ? SpanId.INVALID : TestSpans.spanId(1 + choice.below(number - 1));
        };
    }

    private SpanLink link() {
        SpanKey linked = switch (choice.below(12)) {
            case 0 -> TestSpans.key(choice.below(2), UNKNOWN_SPAN);
            case 1 -> new SpanKey(choice.of(known).traceId(), TestSpans.spanId(choice.below(2) * UNKNOWN_SPAN));
            case 2, 3, 4 -> known.getLast();
            default -> choice.of(known);
        };
        return TestSpans.linkTo(
                linked, Attribute.of("reason", choice.of(List.of("batch", "retry"))), Attribute.of("weight", (long)
                        choice.below(3)));
    }

    private SpanEvent event(long start) {
        return new SpanEvent(
                start + choice.below(3) * MILLISECOND,
                choice.of(List.of("exception", "retry")),
                Attributes.of(Attribute.of("code", choice.<Long>of(CODES)), Attribute.of("message", choice.of(USERS))),
                0);
    }

    private Attributes attributes() {
        List<Attribute> attributes = new ArrayList<>();
        maybe(attributes, Attribute.of("http.status_code", choice.<Long>of(CODES)));
        maybe(attributes, Attribute.of("user", choice.of(USERS)));
        maybe(attributes, Attribute.of("ratio", choice.<Double>of(RATIOS)));
        maybe(attributes, Attribute.of("cached", choice.oneIn(2)));
        maybe(attributes, new Attribute("tags", array()));
        maybe(attributes, new Attribute("mixed", choice.of(List.of(text(), number(), array()))));
        return new Attributes(attributes);
    }

    private Resource resource() {
        List<Attribute> attributes = new ArrayList<>();
        if (choice.below(10) > 0) {
            attributes.add(Attribute.of(Resource.SERVICE_NAME, choice.of(List.of("orders", "worker", "billing"))));
        }
        maybe(attributes, Attribute.of("host", choice.of(USERS)));
        maybe(attributes, Attribute.of("user", choice.of(USERS)));
        maybe(attributes, Attribute.of("cores", choice.<Long>of(CODES)));
        return new Resource(new Attributes(attributes), 0, List.of(), "");
    }

    private Scope scope() {
        return new Scope(
                choice.of(List.of("http", "kafka", "")),
                choice.of(List.of("1.0", "2.0")),
                Attributes.of(
                        Attribute.of("language", choice.of(List.of("java", "go"))),
                        Attribute.of("level", choice.<Long>of(CODES))),
                0,
                "");
    }

    private AttributeValue array() {
        return new AttributeValue.Array(choice.some(0, 3, () -> choice.oneIn(2) ? text() : number()));
    }

    private AttributeValue text() {
        return new AttributeValue.Text(choice.of(USERS));
    }

    private AttributeValue number() {
        return choice.oneIn(2)
                ? new AttributeValue.Int(choice.<Long>of(CODES))
                : new AttributeValue.Real(choice.<Double>of(RATIOS));
    }

    private void maybe(List<Attribute> attributes, Attribute attribute) {
        if (choice.oneIn(2)) {
            attributes.add(attribute);
        }
    }
}
