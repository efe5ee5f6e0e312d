package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.logs.LogOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of senders whose signals are discarded few are remembered and each is logged once, however many there are. */
class DiscardedSignalsTest {

    @RegisterExtension
    final LogOf log = new LogOf(DiscardedSignals.class.getName());

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Each moment is a second after the one before. */
    private final InstantSource clock = () -> {
        now = now.plusSeconds(1);
        return now;
    };

    private final DiscardedSignals discarded =
            new DiscardedSignals(new SimpleMeterRegistry(), clock.withZone(ZoneOffset.UTC));

    @Test
    void sendersAreForgottenBeyondABound() {
        for (int i = 0; i < 250; i++) {
            add("service-" + i);
        }

        assertThat(discarded.list())
                .hasSize(100)
                .first()
                .extracting(DiscardedSignals.Sending::sender)
                .isEqualTo("service-249");
    }

    /** A clock that stands still or is set back says nothing about who was seen last. */
    @Test
    void theSenderSeenLastIsFirstWhateverTheClockSays() {
        DiscardedSignals atOneInstant =
                new DiscardedSignals(new SimpleMeterRegistry(), Clock.fixed(now, ZoneOffset.UTC));
        atOneInstant.add(Signal.LOGS, "first", "10.0.0.1");
        atOneInstant.add(Signal.LOGS, "second", "10.0.0.1");

        assertThat(atOneInstant.list())
                .extracting(DiscardedSignals.Sending::sender)
                .containsExactly("second", "first");
    }

    @Test
    void eachSenderIsLoggedOnceHoweverManySendInTurn() {
        for (int i = 0; i < 500; i++) {
            add("service-" + i % 250);
        }

        assertThat(log.messages())
                .hasSize(250)
                .first()
                .isEqualTo("service-0 at 10.0.0.1 sends logs, which are discarded; OTEL_LOGS_EXPORTER=none in its"
                        + " environment stops them");
    }

    @Test
    void whoChangesItsNameFillsNoLog() {
        for (int i = 0; i < 5_000; i++) {
            add("service-" + i);
        }

        assertThat(log.messages())
                .hasSize(1_001)
                .last()
                .isEqualTo("metrics and logs of more than 1000 senders are discarded; no more of them are named here");
    }

    @Test
    void namesAreShownOnOneBoundedLine() {
        add("a\nb\u2028\u0085\u009b31m" + "c".repeat(1_000_000));

        assertThat(discarded.list().getFirst().sender()).isEqualTo("a\uFFFDb\uFFFD\uFFFD\uFFFD31m" + "c".repeat(91));
    }

    private void add(String service) {
        discarded.add(Signal.LOGS, service, "10.0.0.1");
    }
}
