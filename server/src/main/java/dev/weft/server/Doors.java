package dev.weft.server;

import dev.weft.server.doors.AccessToken;
import dev.weft.server.doors.Admission;
import dev.weft.server.doors.AllowedHosts;
import dev.weft.server.doors.AllowedOrigins;
import dev.weft.server.doors.Door;
import dev.weft.server.doors.DoorCounts;
import dev.weft.server.doors.RefusalFormat;
import dev.weft.server.doors.Sessions;
import dev.weft.server.settings.AccessSettings;
import dev.weft.server.settings.ListenSettings;
import dev.weft.server.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The doors of the three ports, and what they share.
 *
 * @param registry counts who is turned away
 * @param token absent when nobody is asked for one; then there are no logins either
 */
record Doors(
        AllowedHosts hosts,
        AllowedOrigins origins,
        @Nullable AccessToken token,
        Sessions sessions,
        MeterRegistry registry) {

    static Doors of(Settings settings, MeterRegistry registry) {
        AccessSettings access = settings.access();
        ListenSettings listen = settings.listen();
        Stream<String> listenHosts = Stream.of(listen.otlpGrpc(), listen.otlpHttp(), listen.explorer())
                .map(address -> address.host().toLowerCase(Locale.ROOT));
        return new Doors(
                new AllowedHosts(Stream.concat(access.allowedHosts().stream(), listenHosts)
                        .toList()),
                new AllowedOrigins(access.allowedOrigins()),
                access.authTokenFile().map(TokenFile::read).orElse(null),
                new Sessions(access.sessionLifetime(), System::nanoTime),
                registry);
    }

    /** @param port the name of the port */
    Door forPrograms(String port, RefusalFormat format) {
        Admission admission = token == null ? Admission.everybody() : Admission.byToken(token);
        return new Door(hosts, origins, admission, format, new DoorCounts(registry, port));
    }

    /** @param port the name of the port */
    Door forBrowsers(String port) {
        Admission admission = token == null ? Admission.everybody() : Admission.byTokenOrSession(token, sessions);
        return new Door(hosts, origins, admission, RefusalFormat.PROBLEM, new DoorCounts(registry, port));
    }
}
