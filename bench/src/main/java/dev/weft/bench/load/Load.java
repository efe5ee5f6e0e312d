package dev.weft.bench.load;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A seeded, realistic stream of OTLP requests: traces of ten spans through four of fifty services, 8 resource and 12 span
 * attributes, and on every trace's last span, its batch consumer, four or five links to spans of earlier traces.
 */
public final class Load implements RequestSource {

    public static final int SPANS_PER_TRACE = 10;
    public static final int SERVICES = Services.COUNT;

    /** As many as make the texts of neighbouring requests differ, in about 20 MB. */
    private static final int TEMPLATES = 64;

    private static final int LINK_REACH_TRACES = 2_000;
    private static final int FAILED_ONE_IN = 50;
    private static final int SERVER_SPAN = 0;
    private static final int PRODUCER_SPAN = 8;
    /** The span of every trace that carries links. */
    public static final int LINKING_SPAN = 9;

    private final LoadShape shape;
    private final Ids ids;
    private final Template[] templates = new Template[TEMPLATES];
    /** Services with a span that failed in some template. */
    private final BitSet failing = new BitSet(SERVICES);

    public Load(LoadShape shape) {
        this.shape = shape;
        this.ids = new Ids(shape.seed());
        for (int variant = 0; variant < TEMPLATES; variant++) {
            templates[variant] = template(variant);
        }
    }

    public LoadShape shape() {
        return shape;
    }

    Ids ids() {
        return ids;
    }

    @Override
    public int requests() {
        return shape.requests();
    }

    @Override
    public int largestRequestBytes() {
        return IntStream.range(0, TEMPLATES).map(i -> templates[i].size()).max().orElseThrow();
    }

    @Override
    public int fill(int number, byte[] into) {
        templates[number % TEMPLATES].fill(into, new WholeTraces(number * shape.tracesPerRequest()), ids);
        return bytes(number);
    }

    @Override
    public int bytes(int number) {
        return templates[number % TEMPLATES].size();
    }

    @Override
    public int spans(int number) {
        return shape.spansPerRequest();
    }

    public String traceIdHex(int trace) {
        return ids.traceIdHex(trace);
    }

    public String spanIdHex(int trace, int span) {
        return ids.spanIdHex(trace, span);
    }

    /** Returns the value of {@code session.id} on every span of the trace: it occurs nowhere else. */
    public String sessionId(int trace) {
        return "session-%016x".formatted(ids.session(trace));
    }

    /** Returns the value of {@code user.id} on every span of the trace: one of 100,000. */
    public String userId(int trace) {
        return "user-%06d@customers.shop.example".formatted(ids.user(trace));
    }

    public static String serviceName(int service) {
        return Services.name(service);
    }

    /**
     * Returns one of the services of which spans fail: of most loads nearly all.
     *
     * @throws IllegalStateException when the load is so small that nothing fails
     */
    public String failingServiceName(int number) {
        if (failing.isEmpty()) {
            throw new IllegalStateException("spans that failed: none (expected: some, as with larger requests)");
        }
        return serviceName(failing.stream()
                .skip(number % failing.cardinality())
                .findFirst()
                .orElseThrow());
    }

    private Template template(int variant) {
        SplittableRandom random = new SplittableRandom(shape.seed() * 17 + variant);
        RequestSketch sketch = new RequestSketch();
        for (int slot = 0; slot < shape.tracesPerRequest(); slot++) {
            int entry = random.nextInt(SERVICES);
            boolean failed = random.nextInt(FAILED_ONE_IN) == 0;
            int links = 4 + (random.nextInt(10) < 3 ? 1 : 0);
            for (int span = 0; span < SPANS_PER_TRACE; span++) {
                int service = (entry + span / 3) % SERVICES;
                boolean fails = failed && (span == SERVER_SPAN || span == PRODUCER_SPAN);
                if (fails) {
                    failing.set(service);
                }
                sketch.add(
                        service,
                        new RequestSketch.Place(
                                slot * SPANS_PER_TRACE + span,
                                Role.ofSpan(span),
                                span > 0,
                                span == LINKING_SPAN ? links : 0,
                                fails));
            }
        }
        return new TemplateWriter(shape.keys(), shape.seed(), variant).write(sketch);
    }

    /** Whole traces in the order of their numbers, each five milliseconds to a quarter of a second long. */
    private final class WholeTraces implements Cast {

        private final int first;

        WholeTraces(int first) {
            this.first = first;
        }

        @Override
        public int trace(int place) {
            return first + place / SPANS_PER_TRACE;
        }

        @Override
        public int span(int place) {
            return place % SPANS_PER_TRACE;
        }

        @Override
        public int parent(int span) {
            return (span - 1) / 2;
        }

        @Override
        public long startUnixNano(int trace, int span) {
            long noise = ids.traceNoise(trace);
            return shape.traceStartUnixNano(trace) + (noise & 0xF_FFFF) + offsetNanos(noise, span);
        }

        @Override
        public long durationNanos(int trace, int span) {
            long noise = ids.traceNoise(trace);
            return (traceNanos(noise) - offsetNanos(noise, span)) * (SPANS_PER_TRACE - span) / SPANS_PER_TRACE;
        }

        @Override
        public int linkedTrace(int trace, int span, int link, long noise) {
            return trace == 0 ? 0 : trace - 1 - (int) Long.remainderUnsigned(noise, Math.min(trace, LINK_REACH_TRACES));
        }

        private static long offsetNanos(long noise, int span) {
            return traceNanos(noise) * span / (2 * SPANS_PER_TRACE);
        }

        private static long traceNanos(long noise) {
            int doublings = (int) (noise >>> 60 & 7);
            return 5_000_000 + (((noise >>> 20 & 0xF_FFFF) + 0x10_0000) << doublings);
        }
    }
}
