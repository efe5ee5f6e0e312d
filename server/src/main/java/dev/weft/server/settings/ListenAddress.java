package dev.weft.server.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a door listens.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 0 for any free port
 */
public record ListenAddress(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    static final SettingType<ListenAddress> TYPE = new SettingType<>(
            "host:port such as 127.0.0.1:4317, port 0 for any free one", ListenAddress::parse, ListenAddress::toString);

    /**
     * Returns the address to bind to.
     *
     * @throws UnknownHostException when the host is a name that means nothing here
     */
    public InetSocketAddress resolve() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    private static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port > HIGHEST_PORT) {
            throw new IllegalArgumentException(text);
        }
        String address = matcher.group(1);
        return new ListenAddress(address == null ? matcher.group(2) : address, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
