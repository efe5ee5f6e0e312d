package dev.weft.server.doors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts the requests that the door of one port turned away, by what they lacked. */
public final class DoorCounts {

    /** What was not right about a request. */
    enum Lacking {
        HOST,
        ORIGIN,
        TOKEN
    }

    private final Map<Lacking, Counter> counters = new EnumMap<>(Lacking.class);

    /** @param port the name of the port */
    public DoorCounts(MeterRegistry registry, String port) {
        for (Lacking lacking : Lacking.values()) {
            counters.put(
                    lacking,
                    Counter.builder("weft.door.requests.refused")
                            .description("Requests that were turned away for their host, origin or token")
                            .tag("port", port)
                            .tag("reason", lacking.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void add(Lacking lacking) {
        Counter counter = counters.get(lacking);
        if (counter != null) {
            counter.increment();
        }
    }
}
