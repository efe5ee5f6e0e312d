package dev.weft.server;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import dev.weft.api.NativeApi;
import dev.weft.server.assets.ExplorerAssets;
import dev.weft.server.doors.AccessToken;
import dev.weft.server.doors.BrowserHeaders;
import dev.weft.server.doors.FailedLogins;
import dev.weft.server.doors.KnownMethods;
import dev.weft.server.doors.LoginService;
import dev.weft.server.doors.LogoutService;
import dev.weft.server.doors.NotServed;
import dev.weft.server.doors.OpenToAll;
import dev.weft.server.doors.RefusalFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What is served on the explorer's port: the APIs, login, health, metrics, and the explorer on every other path. */
final class ExplorerPort {

    private static final List<String> API_ROOTS = List.of("/api", "/jaeger", "/tempo", "/mcp", "/health");

    /** Of a request's first line and of its headers: a query's text may be in its path. */
    private static final int MAX_PATH_BYTES = 1 << 16;

    private final NativeApi api;
    private final Metrics metrics;
    private final Doors doors;
    private final BooleanSupplier ready;

    ExplorerPort(NativeApi api, Metrics metrics, Doors doors, BooleanSupplier ready) {
        this.api = api;
        this.metrics = metrics;
        this.doors = doors;
        this.ready = ready;
    }

    void addTo(ServerBuilder server) {
        server.http1MaxInitialLineLength(MAX_PATH_BYTES).http2MaxHeaderListSize(MAX_PATH_BYTES);
        BrowserHeaders.addTo(server);
        server.service("/health/live", new OpenToAll(read(new Health(() -> true))))
                .service("/health/ready", new OpenToAll(read(new Health(ready))))
                .service("/metrics", read(metrics));
        AccessToken token = doors.token();
        if (token != null) {
            LoginService login = new LoginService(token, doors.sessions(), new FailedLogins(System::nanoTime));
            LogoutService logout = new LogoutService(doors.sessions());
            server.service("/api/v1/login", new OpenToAll(new KnownMethods(login, HttpMethod.POST)))
                    .service("/api/v1/logout", new OpenToAll(new KnownMethods(logout, HttpMethod.POST)));
        }
        api.register(server);
        NotServed notServed = new NotServed(RefusalFormat.PROBLEM);
        API_ROOTS.forEach(root -> server.service(root, notServed).serviceUnder(root + "/", notServed));
        ExplorerAssets explorer = new ExplorerAssets(ExplorerPort.class.getClassLoader(), "explorer");
        server.serviceUnder("/", new OpenToAll(read(explorer)));
    }

    private static HttpService read(HttpService service) {
        return new KnownMethods(service, HttpMethod.GET, HttpMethod.HEAD);
    }
}
