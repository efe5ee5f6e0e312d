package dev.weft.server;

import dev.weft.server.settings.AccessSettings;
import dev.weft.server.settings.ListenAddress;
import dev.weft.server.settings.ListenSettings;
import dev.weft.server.settings.Setting;
import dev.weft.server.settings.SettingException;
import dev.weft.server.settings.Settings;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The addresses of the three doors, resolved, and none beyond loopback unless a token or the operator's word covers it. */
record ListenAddresses(InetSocketAddress otlpGrpc, InetSocketAddress otlpHttp, InetSocketAddress explorer) {

    static ListenAddresses of(Settings settings) {
        ListenSettings listen = settings.listen();
        return new ListenAddresses(
                resolve(ListenSettings.OTLP_GRPC, listen.otlpGrpc(), settings.access()),
                resolve(ListenSettings.OTLP_HTTP, listen.otlpHttp(), settings.access()),
                resolve(ListenSettings.EXPLORER, listen.explorer(), settings.access()));
    }

    private static InetSocketAddress resolve(
            Setting<ListenAddress> setting, ListenAddress address, AccessSettings access) {
        String given = setting.name() + ": " + address;
        try {
            InetSocketAddress resolved = address.resolve();
            boolean covered = access.authTokenFile().isPresent() || access.allowUnauthenticatedNetwork();
            if (!resolved.getAddress().isLoopbackAddress() && !covered) {
                throw new SettingException(given + " is open to the network and asks for no token (expected: a loopback"
                        + " address, " + AccessSettings.AUTH_TOKEN_FILE.flag() + " FILE, or "
                        + AccessSettings.ALLOW_UNAUTHENTICATED_NETWORK.flag() + ")");
            }
            return resolved;
        } catch (UnknownHostException e) {
            throw new SettingException(given + " (expected: a host that is known here)");
        }
    }
}
