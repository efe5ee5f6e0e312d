package dev.weft.store.contract;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Spans that meet: ids, names, values and times come from small pools, so that spans collide, tie, link to each other and
 * match filters; the pools hold what breaks stores.
 */
public final class RandomSpans {

    static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "orders",
            "100%",
            "a_b",
            "a\\b",
            "it's",
            "\"200\"",
            "200",
            "\0",
            "a\0b",
            "é",
            "\uFFFD",
            "\uE000",
            "\uD83D\uDE00",
            "x\uFFFDy",
            "true",
            "ot=th:c",
            "; DROP TABLE spans",
            "unknown_service");
    static final List<String> KEYS = List.of("k", "http.status_code", "a.b", "", "service.name", "\uD83D\uDE00");
    static final List<Long> NUMBERS = List.of(0L, 1L, -1L, 200L, 500L, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE);
    static final List<Double> REALS =
            List.of(0.0, -0.0, 1.0, 200.0, 0.1, -1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE);
    static final List<Long> TIMES = List.of(
            0L,
            1L,
            TestSpans.EPOCH,
            TestSpans.EPOCH + 1,
            TestSpans.EPOCH + 2,
            TestSpans.EPOCH + 1000,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 5,
            -2L,
            -1L);

    private static final int TRACES = 12;
    private static final int SPANS_OF_TRACE = 6;

    private final Random random;

    public RandomSpans(Random random) {
        this.random = random;
    }

    public List<Span> spans(int count) {
        return list(count, this::span);
    }

    public Span span() {
        SpanKey key = key();
        return new Span(
                key.traceId(),
                key.spanId(),
                random.nextBoolean() ? SpanId.INVALID : spanId(),
                text(),
                random.nextInt(),
                text(),
                kind(),
                time(),
                time(),
                attributes(),
                random.nextInt(3),
                list(random.nextInt(3), this::event),
                random.nextInt(),
                list(random.nextInt(5), this::link),
                random.nextInt(),
                new Status(pick(List.of(0, 1, 2, 2, 77, -1)), text()),
                resource(),
                scope());
    }

    SpanKey key() {
        return new SpanKey(traceId(), spanId());
    }

    String text() {
        return pick(TEXTS);
    }

    SpanKind kind() {
        return new SpanKind(pick(List.of(0, 1, 2, 3, 4, 5, 99, -7)));
    }

    long time() {
        return pick(TIMES);
    }

    <T> T pick(List<T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    Attributes attributes() {
        return attributes(2);
    }

    private TraceId traceId() {
        long number = random.nextInt(TRACES);
        return number % 3 == 0 ? new TraceId(number, 0) : new TraceId(-1, -number);
    }

    private SpanId spanId() {
        long number = random.nextInt(SPANS_OF_TRACE);
        return new SpanId(number % 2 == 0 ? number : -number);
    }

    private SpanLink link() {
        SpanKey linked = key();
        return new SpanLink(
                linked.traceId(), linked.spanId(), text(), random.nextInt(), attributes(1), random.nextInt());
    }

    private SpanEvent event() {
        return new SpanEvent(time(), text(), attributes(1), random.nextInt());
    }

    private Resource resource() {
        Attributes attributes = random.nextInt(4) == 0
                ? attributes(1)
                : Attributes.of(
                        Attribute.of("service.name", pick(List.of("orders", "worker", "é"))),
                        Attribute.of("k", text()));
        return new Resource(attributes, random.nextInt(2), list(random.nextInt(2), this::entity), text());
    }

    private EntityRef entity() {
        return new EntityRef(text(), text(), List.of(text()), List.of());
    }

    private Scope scope() {
        return new Scope(text(), text(), attributes(0), random.nextInt(2), "");
    }

    private Attributes attributes(int depth) {
        return new Attributes(list(random.nextInt(4), () -> new Attribute(pick(KEYS), value(depth))));
    }

    private AttributeValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> new AttributeValue.Empty();
            case 1 -> new AttributeValue.Bool(random.nextBoolean());
            case 2 -> new AttributeValue.Int(pick(NUMBERS));
            case 3 -> new AttributeValue.Real(pick(REALS));
            case 4 -> new AttributeValue.Bytes(new byte[] {0, (byte) random.nextInt(2)});
            case 5 -> new AttributeValue.Text(text());
            case 6 -> new AttributeValue.Array(list(random.nextInt(3), () -> value(depth - 1)));
            default -> new AttributeValue.KeyValues(attributes(depth - 1));
        };
    }

    static <T> List<T> list(int count, Supplier<T> element) {
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.get());
        }
        return elements;
    }
}
