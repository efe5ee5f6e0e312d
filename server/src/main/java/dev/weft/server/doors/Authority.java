package dev.weft.server.doors;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * The host and port by which a client means to reach this server (RFC 9110 section 7.2), compared without regard to case
 * and to a trailing dot.
 *
 * @param host lower-case; an IPv6 address without its brackets
 * @param port the part after the colon; empty when there is none
 */
record Authority(String host, String port) {

    static Authority parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int bracket = lower.startsWith("[") ? lower.indexOf(']') : -1;
        if (bracket > 0) {
            return new Authority(lower.substring(1, bracket), afterColon(lower, bracket + 1));
        }
        int colon = lower.indexOf(':');
        String host = colon < 0 ? lower : lower.substring(0, colon);
        return new Authority(withoutTrailingDot(host), afterColon(lower, colon));
    }

    /** Returns the host as an address; absent when it is a name. Never asks a resolver. */
    Optional<InetAddress> address() {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String afterColon(String text, int colon) {
        return colon >= 0 && colon < text.length() && text.charAt(colon) == ':' ? text.substring(colon + 1) : "";
    }

    private static String withoutTrailingDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
