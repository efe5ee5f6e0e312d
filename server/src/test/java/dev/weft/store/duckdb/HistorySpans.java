package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes what is sent in a history: new spans, spans that were sent before, and other contents of their ids. */
final class HistorySpans {

    /** A span has at most so many contents. */
    static final int VERSIONS = 3;

    private final Random random;
    private final List<Span> sent = new ArrayList<>();
    private final Map<Version, Span> contents = new HashMap<>();
    private long nextSpan = 1;

    HistorySpans(Random random) {
        this.random = random;
    }

    /** Returns the requests of one group. */
    List<List<Span>> group() {
        List<List<Span>> requests = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            requests.add(request());
        }
        return requests;
    }

    private List<Span> request() {
        List<Span> spans = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            spans.add(
                    switch (sent.isEmpty() ? 7 : random.nextInt(8)) {
                        case 0 -> sent.get(random.nextInt(sent.size()));
                        case 1 -> version(sent.get(random.nextInt(sent.size())).key(), 1 + random.nextInt(VERSIONS));
                        default -> newSpan();
                    });
        }
        sent.addAll(spans);
        return spans;
    }

    private Span newSpan() {
        long id = nextSpan++;
        return version(TestSpans.key(1 + random.nextInt(ExpectedSpans.TRACES), id), 1);
    }

    /** Returns a content of a span, the same one whenever it is asked for. */
    private Span version(SpanKey key, int number) {
        return contents.computeIfAbsent(new Version(key, number), this::content);
    }

    private Span content(Version version) {
        TestSpans span = TestSpans.span(
                        version.key().traceId(), version.key().spanId().value())
                .service("service-" + random.nextInt(3))
                .from(random.nextInt(1_000))
                .lasting(version.number())
                .with("payload", "x".repeat(random.nextInt(200)));
        for (int links = random.nextInt(3); links > 0; links--) {
            span.link(
                    1 + random.nextInt(ExpectedSpans.TRACES + ExpectedLinks.UNKNOWN_TRACES),
                    1 + random.nextLong(nextSpan));
        }
        return span.build();
    }
}
