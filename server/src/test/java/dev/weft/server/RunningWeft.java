package dev.weft.server;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import dev.weft.server.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole server on free loopback ports, in this process, with the store in memory unless the flags say otherwise. */
final class RunningWeft implements AutoCloseable {

    private static final List<String> DEFAULTS = List.of(
            "--otlp-grpc-listen=127.0.0.1:0",
            "--otlp-http-listen=127.0.0.1:0",
            "--explorer-listen=127.0.0.1:0",
            "--store=memory");

    private final Wiring wiring;

    private RunningWeft(Wiring wiring) {
        this.wiring = wiring;
    }

    /** @param flags in the form {@code --name=value}; with {@code --data} the store is on disk */
    static RunningWeft start(String... flags) {
        List<String> given = List.of(flags);
        Stream<String> defaults = DEFAULTS.stream()
                .filter(flag -> given.stream().noneMatch(other -> name(other).equals(name(flag))))
                .filter(flag -> !flag.equals("--store=memory")
                        || given.stream().noneMatch(other -> name(other).equals("--data")));
        List<String> all = Stream.concat(defaults, given.stream()).toList();
        return new RunningWeft(Wiring.start(Settings.read(all, Map.of())));
    }

    private static String name(String flag) {
        return flag.split("=", 2)[0];
    }

    /** The three ports. */
    enum Port {
        OTLP_GRPC,
        OTLP_HTTP,
        EXPLORER
    }

    String address(Port port) {
        return switch (port) {
            case OTLP_GRPC -> wiring.addresses().otlpGrpc();
            case OTLP_HTTP -> wiring.addresses().otlpHttp();
            case EXPLORER -> wiring.addresses().explorer();
        };
    }

    AggregatedHttpResponse get(Port port, String path, String... headers) {
        return send(port, HttpMethod.GET, path, "", headers);
    }

    AggregatedHttpResponse post(Port port, String path, String body, String... headers) {
        return send(port, HttpMethod.POST, path, body, headers);
    }

    /** @param headers names and values in turn; {@code :authority} is the Host of HTTP/1.1 */
    AggregatedHttpResponse send(Port port, HttpMethod method, String path, String body, String... headers) {
        RequestHeadersBuilder builder = RequestHeaders.builder(method, path);
        for (int i = 0; i < headers.length; i += 2) {
            builder.set(headers[i], headers[i + 1]);
        }
        String protocol = port == Port.OTLP_GRPC ? "h2c" : "h1c";
        return WebClient.of(protocol + "://" + address(port))
                .execute(HttpRequest.of(builder.build(), HttpData.ofUtf8(body)))
                .aggregate()
                .join();
    }

    /** Stops it; returns whether everything ended as it should. */
    boolean stop() {
        return wiring.stop();
    }

    @Override
    public void close() {
        wiring.close();
    }
}
