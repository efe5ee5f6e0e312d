package dev.weft.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.EntityRef;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random requests over every construct of OTLP's trace signal, edge values more often than not; all ids are valid. */
public final class RandomTraces {

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "GET /orders/{id}",
            "tab\tquote\"backslash\\",
            "\u0000",
            "ünï©ødé",
            "日本語",
            "😀",
            "\u2028",
            "\uFFFD",
            "</script>");
    private static final List<Long> LONGS =
            List.of(0L, 1L, -1L, 42L, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 1_764_000_000_123_456_789L);
    private static final List<Integer> INTS =
            List.of(0, 0, 1, 72, 0x101, 0x303, Integer.MAX_VALUE, Integer.MIN_VALUE, -1);
    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            1.5,
            -1e300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0.1 + 0.2,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
    private static final List<String> KEYS = List.of("service.name", "k", "k", "http.method", "", "日本", "order.id");

    private final Random random;

    private final boolean negativeZero;

    public RandomTraces(Random random) {
        this(random, true);
    }

    private RandomTraces(Random random, boolean negativeZero) {
        this.random = random;
        this.negativeZero = negativeZero;
    }

    /** For readers that take -0.0 for 0.0. */
    public RandomTraces withoutNegativeZero() {
        return new RandomTraces(random, false);
    }

    public TracesData tracesData() {
        return TracesData.newBuilder()
                .addAllResourceSpans(some(3, this::resourceSpans))
                .build();
    }

    private ResourceSpans resourceSpans() {
        ResourceSpans.Builder group = ResourceSpans.newBuilder().addAllScopeSpans(some(3, this::scopeSpans));
        if (random.nextInt(4) > 0) {
            group.setResource(Resource.newBuilder()
                    .addAllAttributes(attributes())
                    .setDroppedAttributesCount(count())
                    .addAllEntityRefs(some(2, this::entityRef)));
        }
        return group.setSchemaUrl(text()).build();
    }

    private EntityRef entityRef() {
        return EntityRef.newBuilder()
                .setSchemaUrl(text())
                .setType(text())
                .addAllIdKeys(some(3, this::text))
                .addAllDescriptionKeys(some(3, this::text))
                .build();
    }

    private ScopeSpans scopeSpans() {
        ScopeSpans.Builder group = ScopeSpans.newBuilder().addAllSpans(some(5, this::span));
        if (random.nextInt(4) > 0) {
            group.setScope(InstrumentationScope.newBuilder()
                    .setName(text())
                    .setVersion(text())
                    .addAllAttributes(attributes())
                    .setDroppedAttributesCount(count()));
        }
        return group.setSchemaUrl(text()).build();
    }

    private Span span() {
        Span.Builder span = Span.newBuilder()
                .setTraceId(id(16))
                .setSpanId(id(8))
                .setTraceState(text())
                .setFlags(count())
                .setName(text())
                .setKindValue(random.nextInt(3) == 0 ? oneOf(INTS) : random.nextInt(6))
                .setStartTimeUnixNano(number())
                .setEndTimeUnixNano(number())
                .addAllAttributes(attributes())
                .setDroppedAttributesCount(count())
                .addAllEvents(some(3, this::event))
                .setDroppedEventsCount(count())
                .addAllLinks(some(5, this::link))
                .setDroppedLinksCount(count());
        switch (random.nextInt(4)) {
            case 0 -> span.setParentSpanId(ByteString.copyFrom(new byte[8]));
            case 1 -> span.setParentSpanId(id(8));
            default -> {}
        }
        if (random.nextBoolean()) {
            span.setStatus(Status.newBuilder()
                    .setMessage(text())
                    .setCodeValue(random.nextInt(3) == 0 ? oneOf(INTS) : random.nextInt(3)));
        }
        return span.build();
    }

    private Span.Event event() {
        return Span.Event.newBuilder()
                .setTimeUnixNano(number())
                .setName(text())
                .addAllAttributes(attributes())
                .setDroppedAttributesCount(count())
                .build();
    }

    private Span.Link link() {
        return Span.Link.newBuilder()
                .setTraceId(random.nextInt(5) == 0 ? ByteString.copyFrom(new byte[16]) : id(16))
                .setSpanId(random.nextInt(5) == 0 ? ByteString.copyFrom(new byte[8]) : id(8))
                .setTraceState(text())
                .addAllAttributes(attributes())
                .setDroppedAttributesCount(count())
                .setFlags(count())
                .build();
    }

    private List<KeyValue> attributes() {
        return some(5, () -> keyValue(3));
    }

    private KeyValue keyValue(int depth) {
        KeyValue.Builder entry = KeyValue.newBuilder().setKey(oneOf(KEYS));
        if (random.nextInt(10) > 0) {
            entry.setValue(value(depth));
        }
        return entry.build();
    }

    private AnyValue value(int depth) {
        AnyValue.Builder value = AnyValue.newBuilder();
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> value.build();
            case 1 -> value.setStringValue(text()).build();
            case 2 -> value.setBoolValue(random.nextBoolean()).build();
            case 3 -> value.setIntValue(number()).build();
            case 4 -> value.setDoubleValue(real()).build();
            case 5 -> value.setBytesValue(bytes(random.nextInt(5))).build();
            case 6 ->
                value.setArrayValue(ArrayValue.newBuilder().addAllValues(some(4, () -> value(depth - 1))))
                        .build();
            default ->
                value.setKvlistValue(KeyValueList.newBuilder().addAllValues(some(4, () -> keyValue(depth - 1))))
                        .build();
        };
    }

    private String text() {
        return oneOf(TEXTS);
    }

    private long number() {
        return random.nextBoolean() ? oneOf(LONGS) : random.nextLong();
    }

    private double real() {
        double real = random.nextBoolean() ? oneOf(DOUBLES) : random.nextGaussian();
        return real == 0 && !negativeZero ? 0.0 : real;
    }

    private int count() {
        return random.nextInt(4) == 0 ? random.nextInt() : oneOf(INTS);
    }

    private ByteString id(int length) {
        byte[] id = new byte[length];
        random.nextBytes(id);
        id[random.nextInt(length)] |= 1;
        return ByteString.copyFrom(id);
    }

    private ByteString bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> some(int max, Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(max + 1)).toList();
    }
}
