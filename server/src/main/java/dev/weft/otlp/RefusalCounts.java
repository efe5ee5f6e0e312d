package dev.weft.otlp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts requests that were refused before they came to the ingest, each once: what that refuses is in {@code
 * weft.ingest.requests.refused}.
 */
final class RefusalCounts {

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    RefusalCounts(MeterRegistry registry) {
        for (Reason reason : Reason.values()) {
            if (!reason.isOfIngest()) {
                counters.put(
                        reason,
                        Counter.builder("weft.otlp.requests.refused")
                                .description("Requests that were refused before they were let wait to be stored")
                                .tag("reason", reason.word())
                                .register(registry));
            }
        }
    }

    void add(Reason reason) {
        Counter counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
