package dev.weft.server;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerPort;
import dev.weft.server.doors.Door;
import dev.weft.server.doors.ProtocolErrors;
import dev.weft.server.doors.RefusalFormat;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** One listening port: its services behind its door. */
final class DoorServer {

    private static final int MAX_CONNECTIONS = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofMillis(50);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(1);

    private final Server server;
    private final ChannelGroup connections;
    private final InetSocketAddress address;

    private DoorServer(Server server, ChannelGroup connections, InetSocketAddress address) {
        this.server = server;
        this.connections = connections;
        this.address = address;
    }

    /**
     * Starts to listen.
     *
     * @param setting the setting that names the address, for messages
     * @param handlers where blocking handlers run
     * @param services adds what is served, on every path: the door stands before services alone
     * @throws StartException when the address is not to be had
     */
    static DoorServer open(
            String setting,
            InetSocketAddress address,
            Door door,
            RefusalFormat format,
            ScheduledExecutorService handlers,
            Consumer<ServerBuilder> services) {
        ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        ServerBuilder builder = Server.builder()
                .port(new ServerPort(address, SessionProtocol.HTTP))
                .blockingTaskExecutor(handlers, false)
                .maxNumConnections(MAX_CONNECTIONS)
                .idleTimeout(IDLE)
                .gracefulShutdownTimeout(QUIET, LONGEST_STOP)
                .connectionDrainDuration(QUIET)
                .childChannelPipelineCustomizer(pipeline -> connections.add(pipeline.channel()))
                // keeps nothing, as Armeria's own would, but is not shared: each port would warn of the one's before
                .meterRegistry(new CompositeMeterRegistry())
                .disableServerHeader()
                .errorHandler(new ProtocolErrors(format))
                .decorator(door);
        services.accept(builder);
        Server server = builder.build();
        try {
            server.start().join();
        } catch (CompletionException e) {
            throw cannotListen(setting, address, e.getCause() == null ? e : e.getCause());
        }
        return new DoorServer(
                server, connections, new InetSocketAddress(address.getAddress(), server.activeLocalPort()));
    }

    /** Returns the address with the port that was really taken. */
    InetSocketAddress address() {
        return address;
    }

    /**
     * Takes no more requests and ends those under way, the latest after one second. Returns what ends with the last
     * connection, some of which take a second more; the network library's own end is two seconds later, for nothing.
     */
    CompletableFuture<Void> stop() {
        var _ = server.stop();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        connections.newCloseFuture().addListener(_ -> closed.complete(null));
        return closed;
    }

    private static StartException cannotListen(String setting, InetSocketAddress address, Throwable cause) {
        String shown = OpenAddresses.shown(address);
        String reason = cause instanceof BindException
                        || String.valueOf(cause.getMessage()).contains("in use")
                ? "is in use (expected: a free port; choose another with --" + setting + ")"
                : "cannot be listened on: " + cause.getMessage();
        return new StartException(setting + ": " + shown + " " + reason, cause);
    }
}
