package dev.weft.server;

import dev.weft.api.NativeApi;
import dev.weft.explore.QueryService;
import dev.weft.explore.saved.Saved;
import dev.weft.ingest.SpanIngest;
import dev.weft.otlp.DiscardedSignals;
import dev.weft.otlp.OtlpGrpc;
import dev.weft.otlp.OtlpHttp;
import dev.weft.otlp.OtlpReceiver;
import dev.weft.server.doors.NotServed;
import dev.weft.server.doors.RefusalFormat;
import dev.weft.server.settings.ListenSettings;
import dev.weft.server.settings.Settings;
import dev.weft.store.TraceStore;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The running server: every part built from the parts below it, with plain constructors, from the store up to the three
 * ports. Closing goes the other way: no new requests, what was admitted is stored, then the store closes.
 */
final class Wiring implements AutoCloseable {

    private final OpenParts parts;
    private final OpenAddresses addresses;
    private final AtomicBoolean ready;

    private Wiring(OpenParts parts, OpenAddresses addresses, AtomicBoolean ready) {
        this.parts = parts;
        this.addresses = addresses;
        this.ready = ready;
    }

    /**
     * Starts the server.
     *
     * @throws dev.weft.server.settings.SettingException when a setting cannot hold on this machine
     * @throws StartException when a port or the data folder is not to be had; nothing stays open
     */
    static Wiring start(Settings settings) {
        OpenParts parts = new OpenParts();
        try {
            return start(settings, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Wiring start(Settings settings, OpenParts parts) {
        ListenAddresses listen = ListenAddresses.of(settings);
        AtomicBoolean ready = new AtomicBoolean();

        Metrics metrics = new Metrics();
        parts.opened("metrics", StopShare.METRICS.duration(), metrics::close, () -> "nothing is lost by it");
        Doors doors = Doors.of(settings, metrics.registry());
        TraceStore store = Stores.open(settings.store(), metrics.registry());
        parts.opened(
                "store",
                StopShare.STORE.duration(),
                store::close,
                () -> "what was acknowledged is in its log, which the next start reads");
        SpanIngest ingest = new SpanIngest(store.writer(), settings.ingest(), metrics.registry(), SpanIngest::halt);
        parts.opened("ingest", StopShare.INGEST.duration(), ingest::close, ingest::unfinished);
        DiscardedSignals discarded = new DiscardedSignals(metrics.registry(), Clock.systemUTC());
        OtlpReceiver receiver = new OtlpReceiver(
                ingest,
                discarded,
                settings.otlp().otherSignals(),
                settings.otlp().limits(),
                metrics.registry());
        QueryService queries = new QueryService(store.reader(), settings.queries());
        parts.opened("queries", StopShare.QUERIES.duration(), queries::close, () -> "their answers are not waited for");
        RunningStatus status = new RunningStatus(
                Instant.now(),
                doors.token() != null,
                settings.store().retention().orElse(null),
                discarded);
        Saved saved = Stores.openSaved(settings.store(), settings.queries());
        NativeApi api = new NativeApi(queries, saved, status);
        HandlerThreads handlers = new HandlerThreads();
        parts.opened("handlers", StopShare.HANDLERS.duration(), handlers::shutdownNow, () -> "they are not waited for");
        Ports ports = new Ports();
        parts.opened(
                "ports",
                StopShare.PORTS.duration(),
                ports::stop,
                () -> "requests under way have no answer, and their senders try again");

        InetSocketAddress otlpGrpc = ports.open(
                ListenSettings.OTLP_GRPC,
                listen.otlpGrpc(),
                doors.forPrograms("otlp-grpc", RefusalFormat.GRPC),
                RefusalFormat.GRPC,
                handlers,
                server -> server.service(new OtlpGrpc(receiver).service())
                        .serviceUnder("/", new NotServed(RefusalFormat.GRPC)));
        InetSocketAddress otlpHttp = ports.open(
                ListenSettings.OTLP_HTTP,
                listen.otlpHttp(),
                doors.forPrograms("otlp-http", RefusalFormat.OTLP_HTTP),
                RefusalFormat.OTLP_HTTP,
                handlers,
                server -> server.serviceUnder("/", new OtlpHttp(receiver)));
        InetSocketAddress explorer = ports.open(
                ListenSettings.EXPLORER,
                listen.explorer(),
                doors.forBrowsers("explorer"),
                RefusalFormat.PROBLEM,
                handlers,
                server -> new ExplorerPort(api, metrics, doors, ready::get).addTo(server));
        OpenAddresses addresses = OpenAddresses.of(otlpGrpc, otlpHttp, explorer);
        status.opened(addresses);
        ready.set(true);
        return new Wiring(parts, addresses, ready);
    }

    OpenAddresses addresses() {
        return addresses;
    }

    /** Stops the server within {@link StopShare#ofAll}; returns whether everything ended as it should. */
    boolean stop() {
        ready.set(false);
        return parts.close();
    }

    @Override
    public void close() {
        stop();
    }
}
