package dev.weft.server;

import dev.weft.server.settings.Settings;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server as a process: it starts, says where it listens, and stops on SIGTERM or SIGINT with exit code 0. */
final class Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private static final int NOT_ALL_ENDED = 1;

    private Serving() {}

    /** Serves until the process ends. */
    static void untilStopped(Settings settings) {
        Wiring wiring = Wiring.start(settings);
        Thread stopping = new Thread(() -> stop(wiring), "weft-stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            announce(wiring.addresses());
            settings.process().readyFile().ifPresent(file -> ReadyFile.write(file, wiring.addresses()));
        } catch (StartException e) {
            Runtime.getRuntime().removeShutdownHook(stopping);
            wiring.close();
            throw e;
        }
        waitForever();
    }

    private static void announce(OpenAddresses addresses) {
        LOG.info("weft {}", Version.text());
        LOG.info("OTLP/gRPC  {}", addresses.otlpGrpc());
        LOG.info("OTLP/HTTP  http://{}/v1/traces", addresses.otlpHttp());
        LOG.info("explorer   http://{}", addresses.explorer());
        long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        LOG.info("ready in {} ms", System.currentTimeMillis() - startMillis);
    }

    /** Runs as the shutdown hook. A signal's own exit code would be 128 and more, so this ends the process itself. */
    private static void stop(Wiring wiring) {
        boolean all = wiring.stop();
        LOG.info(all ? "stopped" : "stopped, though not everything had ended; what was acknowledged is kept");
        Runtime.getRuntime().halt(all ? 0 : NOT_ALL_ENDED);
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
