package dev.weft.server;

import dev.weft.api.StatusSource;
import dev.weft.otlp.DiscardedSignals;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the running server tells of itself. Its addresses are known once its last port is open. */
final class RunningStatus implements StatusSource {

    private static final Endpoints NOT_OPEN = new Endpoints("", "", "");

    private final Instant startedAt;
    private final Authentication authentication;
    private final @Nullable String retention;
    private final DiscardedSignals discarded;
    private final AtomicReference<OpenAddresses> endpoints = new AtomicReference<>();

    /** @param retention in words, null when spans are kept until the server stops */
    RunningStatus(Instant startedAt, boolean asksForToken, @Nullable String retention, DiscardedSignals discarded) {
        this.startedAt = startedAt;
        this.authentication = asksForToken ? Authentication.TOKEN : Authentication.NONE;
        this.retention = retention;
        this.discarded = discarded;
    }

    void opened(OpenAddresses addresses) {
        endpoints.set(addresses);
    }

    @Override
    public ServerStatus status() {
        return new ServerStatus(
                Version.text(),
                nanos(startedAt),
                shown(endpoints.get()),
                authentication,
                retention,
                discarded.list().stream().map(RunningStatus::shown).toList());
    }

    private static Endpoints shown(@Nullable OpenAddresses addresses) {
        return addresses == null
                ? NOT_OPEN
                : new Endpoints(
                        addresses.otlpGrpc(), "http://" + addresses.otlpHttp(), "http://" + addresses.explorer());
    }

    private static DiscardedSignal shown(DiscardedSignals.Sending sending) {
        return new DiscardedSignal(
                sending.signal(), sending.sender(), sending.requests(), nanos(sending.lastSeen()), sending.setting());
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
