package dev.weft.otlp;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sends metrics and logs, which are discarded. Remembers the senders seen last, and logs each once, both up to a bound. */
public final class DiscardedSignals {

    private static final Logger logger = LoggerFactory.getLogger(DiscardedSignals.class);
    private static final int MAX_SENDERS = 100;
    private static final int MAX_LOGGED = 1_000;
    private static final int MAX_NAME_LENGTH = 100;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final MeterRegistry registry;
    private final Clock clock;

    /** Guarded by itself; in order of the last request. */
    private final SequencedMap<Sender, Sending> sendings = new LinkedHashMap<>();

    /** Guarded by {@link #sendings}. */
    private final Set<Sender> logged = new HashSet<>();

    private record Sender(Signal signal, String service, String address) {}

    /**
     * A sender with what it sent.
     *
     * @param signal metrics or logs
     * @param sender its {@code service.name}
     * @param address where it sends from
     * @param requests since the start, or since it was forgotten for a while
     * @param setting what makes it stop, for its environment
     */
    public record Sending(
            String signal, String sender, String address, long requests, Instant lastSeen, String setting) {}

    public DiscardedSignals(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Returns the senders, the one seen last first. */
    public List<Sending> list() {
        synchronized (sendings) {
            return List.copyOf(sendings.reversed().values());
        }
    }

    void add(Signal signal, String serviceName, String address) {
        String service = oneLine(serviceName);
        registry.counter("weft.otlp.discarded.requests", "signal", signal.word())
                .increment();
        Sender sender = new Sender(signal, service, address);
        boolean isNew;
        boolean isNamed;
        synchronized (sendings) {
            isNew = logged.size() <= MAX_LOGGED && logged.add(sender);
            isNamed = logged.size() <= MAX_LOGGED;
            Sending before = sendings.remove(sender);
            long requests = before == null ? 1 : before.requests() + 1;
            sendings.put(
                    sender,
                    new Sending(signal.word(), service, address, requests, clock.instant(), signal.offSetting()));
            if (sendings.size() > MAX_SENDERS) {
                sendings.pollFirstEntry();
            }
        }
        if (isNew && isNamed) {
            logger.info(
                    "{} at {} sends {}, which are discarded; {} in its environment stops them",
                    service,
                    address,
                    signal.word(),
                    signal.offSetting());
        } else if (isNew) {
            logger.info(
                    "metrics and logs of more than {} senders are discarded; no more of them are named here",
                    MAX_LOGGED);
        }
    }

    /** Returns the name as one line of bounded length: it is kept, and goes to the log. */
    private static String oneLine(String name) {
        String head = name.codePoints()
                .limit(MAX_NAME_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return CONTROLS.matcher(head).replaceAll("\uFFFD");
    }
}
