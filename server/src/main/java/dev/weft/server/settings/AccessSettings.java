package dev.weft.server.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may come in.
 *
 * @param authTokenFile the file that holds the token; absent when none is asked for
 * @param allowUnauthenticatedNetwork whether addresses beyond loopback may be served without a token
 * @param allowedHosts lower-case host names, and addresses, besides loopback and the listen address; {@code *.name} is any
 *     host below it
 * @param allowedOrigins lower-case origins besides the server's own
 * @param sessionLifetime how long a browser stays logged in
 */
public record AccessSettings(
        Optional<Path> authTokenFile,
        boolean allowUnauthenticatedNetwork,
        List<String> allowedHosts,
        List<String> allowedOrigins,
        Duration sessionLifetime) {

    private static final Pattern NAME = Pattern.compile("(?:\\*\\.)?[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9a-f:]+)]|([0-9a-f:]+)");

    public static final Setting<Optional<Path>> AUTH_TOKEN_FILE = new Setting<>(
            "auth-token-file",
            SettingTypes.optional(SettingTypes.PATH),
            Optional.empty(),
            "A file whose first line is the token that every door then asks for. See security.md.");

    public static final Setting<Boolean> ALLOW_UNAUTHENTICATED_NETWORK = new Setting<>(
            "allow-unauthenticated-network",
            SettingTypes.FLAG,
            false,
            "Serve addresses beyond loopback without a token. Whoever reaches them reads and writes everything.");

    public static final Setting<List<String>> ALLOWED_HOSTS = new Setting<>(
            "allowed-hosts",
            SettingTypes.list(
                    "host names or addresses without ports, separated by commas, such as weft.example.com,*.internal",
                    AccessSettings::host,
                    host -> host),
            List.of(),
            "Names and addresses by which clients reach this server, besides loopback and the listen address. A request for"
                    + " any other Host is answered with 421.");

    public static final Setting<List<String>> ALLOWED_ORIGINS = new Setting<>(
            "allowed-origins",
            SettingTypes.list(
                    "origins separated by commas, such as https://shop.example.com",
                    AccessSettings::origin,
                    origin -> origin),
            List.of(),
            "Origins of web pages that may send spans and call the APIs from a browser (CORS). Any other foreign origin"
                    + " is answered with 403.");

    public static final Setting<Duration> SESSION_LIFETIME = new Setting<>(
            "session-lifetime",
            Quantities.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofHours(12),
            "How long a browser stays logged in.");

    static final SettingGroup<AccessSettings> GROUP = new SettingGroup<>(
            "Access",
            List.of(AUTH_TOKEN_FILE, ALLOW_UNAUTHENTICATED_NETWORK, ALLOWED_HOSTS, ALLOWED_ORIGINS, SESSION_LIFETIME),
            values -> new AccessSettings(
                    values.value(AUTH_TOKEN_FILE),
                    values.value(ALLOW_UNAUTHENTICATED_NETWORK),
                    values.value(ALLOWED_HOSTS),
                    values.value(ALLOWED_ORIGINS),
                    values.value(SESSION_LIFETIME)));

    public AccessSettings {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    private static String host(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (NAME.matcher(host).matches()) {
            return host;
        }
        Matcher address = IPV6.matcher(host);
        if (!address.matches()) {
            throw new IllegalArgumentException(text);
        }
        String bare = address.group(1) == null ? address.group(2) : address.group(1);
        return InetAddress.ofLiteral(bare).getHostAddress();
    }

    private static String origin(String text) {
        URI uri = URI.create(text.toLowerCase(Locale.ROOT));
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !uri.toString().equals(uri.getScheme() + "://" + uri.getAuthority())) {
            throw new IllegalArgumentException(text);
        }
        return uri.toString();
    }
}
