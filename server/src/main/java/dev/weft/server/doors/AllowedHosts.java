package dev.weft.server.doors;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts by which this server may be called. A page whose own name an attacker makes resolve to this server (DNS
 * rebinding) calls it by that name, and is told from honest clients by it.
 */
public final class AllowedHosts {

    private final List<String> names;
    private final Set<InetAddress> addresses;

    /**
     * @param names lower-case names besides loopback and the connection's own address, {@code *.name} is any below it; or
     *     addresses, without the brackets of IPv6
     */
    public AllowedHosts(List<String> names) {
        this.names = List.copyOf(names);
        this.addresses = names.stream()
                .flatMap(name -> new Authority(name, "").address().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param local the address of this end of the connection */
    boolean allows(Authority authority, InetAddress local) {
        return authority
                .address()
                .map(address -> address.isLoopbackAddress() || address.equals(local) || addresses.contains(address))
                .orElseGet(() -> allowsName(authority.host()));
    }

    /** RFC 6761 section 6.3: localhost and every name below it are loopback. */
    private boolean allowsName(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || names.stream()
                        .anyMatch(name -> name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name));
    }
}
