package dev.weft.server;

import dev.weft.server.doors.NotServed;
import dev.weft.server.doors.RefusalFormat;
import dev.weft.server.settings.ListenSettings;
import dev.weft.server.settings.Settings;
import dev.weft.store.TraceStore;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The running server: every part built from the parts below it, with plain constructors, from the store up to the three
 * ports. Closing goes the other way: no new requests, what was admitted is stored, then the store closes.
 */
final class Wiring implements AutoCloseable {

    private final OpenParts parts;
    private final Endpoints endpoints;
    private final AtomicBoolean ready;

    private Wiring(OpenParts parts, Endpoints endpoints, AtomicBoolean ready) {
        this.parts = parts;
        this.endpoints = endpoints;
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
        ListenAddresses addresses = ListenAddresses.of(settings);
        Doors doors = Doors.of(settings);
        AtomicBoolean ready = new AtomicBoolean();

        Metrics metrics = new Metrics();
        parts.opened("metrics", metrics::close);
        TraceStore store = Stores.open(settings.store());
        parts.opened("store", store::close);
        ScheduledExecutorService handlers = Handlers.start();
        parts.opened("handlers", handlers::shutdownNow);
        Ports ports = new Ports(handlers);
        parts.opened("ports", ports::stop);

        InetSocketAddress otlpGrpc = ports.open(
                ListenSettings.OTLP_GRPC,
                addresses.otlpGrpc(),
                doors.forPrograms(RefusalFormat.GRPC),
                RefusalFormat.GRPC,
                server -> server.serviceUnder("/", new NotServed(RefusalFormat.GRPC)));
        InetSocketAddress otlpHttp = ports.open(
                ListenSettings.OTLP_HTTP,
                addresses.otlpHttp(),
                doors.forPrograms(RefusalFormat.OTLP_HTTP),
                RefusalFormat.OTLP_HTTP,
                server -> server.serviceUnder("/", new NotServed(RefusalFormat.OTLP_HTTP)));
        InetSocketAddress explorer = ports.open(
                ListenSettings.EXPLORER,
                addresses.explorer(),
                doors.forBrowsers(),
                RefusalFormat.PROBLEM,
                server -> new ExplorerPort(metrics, doors, ready::get).addTo(server));
        ready.set(true);
        return new Wiring(parts, Endpoints.of(otlpGrpc, otlpHttp, explorer), ready);
    }

    Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        ready.set(false);
        parts.close();
    }
}
