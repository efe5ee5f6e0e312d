package dev.weft.examples.orders;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API's HTTP server on the loopback interface: {@code POST /orders} and {@code GET /health}. */
final class OrderServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int SECONDS_TO_FINISH = 1;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newFixedThreadPool(THREADS);

    /** Listens on {@code port}, or on a free port if that is 0. */
    OrderServer(int port, OrderIntake intake) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", new OrderEndpoint(intake)::handle);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.setExecutor(requests);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Takes no more connections and lets the requests under way finish. */
    @Override
    public void close() {
        server.stop(SECONDS_TO_FINISH);
        requests.shutdown();
    }
}
