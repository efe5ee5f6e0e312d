package dev.weft.server;

import java.net.InetSocketAddress;

/**
 * Where the running server really listens, as clients write it.
 *
 * @param otlpGrpc host:port
 * @param otlpHttp base URL
 * @param explorer base URL
 */
record Endpoints(String otlpGrpc, String otlpHttp, String explorer) {

    static Endpoints of(InetSocketAddress otlpGrpc, InetSocketAddress otlpHttp, InetSocketAddress explorer) {
        return new Endpoints(shown(otlpGrpc), "http://" + shown(otlpHttp), "http://" + shown(explorer));
    }

    static String shown(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
