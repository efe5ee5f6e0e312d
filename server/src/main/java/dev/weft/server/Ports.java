package dev.weft.server;

import com.linecorp.armeria.server.ServerBuilder;
import dev.weft.server.doors.Door;
import dev.weft.server.doors.RefusalFormat;
import dev.weft.server.settings.ListenAddress;
import dev.weft.server.settings.Setting;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The listening ports. They stop together. */
final class Ports {

    private final List<DoorServer> open = new ArrayList<>();

    /** Starts to listen and returns the address with the port that was really taken. */
    InetSocketAddress open(
            Setting<ListenAddress> setting,
            InetSocketAddress address,
            Door door,
            RefusalFormat format,
            ScheduledExecutorService handlers,
            Consumer<ServerBuilder> services) {
        DoorServer server = DoorServer.open(setting.name(), address, door, format, handlers, services);
        open.add(server);
        return server.address();
    }

    void stop() {
        CompletableFuture.allOf(open.stream().map(DoorServer::stop).toArray(CompletableFuture[]::new))
                .join();
    }
}
