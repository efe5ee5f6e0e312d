package dev.weft.server;

import java.net.InetSocketAddress;

/** Where the running server really listens, each as host:port; an IPv6 address is in brackets. */
record OpenAddresses(String otlpGrpc, String otlpHttp, String explorer) {

    static OpenAddresses of(InetSocketAddress otlpGrpc, InetSocketAddress otlpHttp, InetSocketAddress explorer) {
        return new OpenAddresses(shown(otlpGrpc), shown(otlpHttp), shown(explorer));
    }

    static String shown(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
