import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.logging.Logger;

/** An application that knows nothing of tracing: answers one request of its own, logs a line, and waits to be stopped. */
public final class AgentApp {

    private AgentApp() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hello", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        URI hello = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hello");
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(hello).build(), HttpResponse.BodyHandlers.discarding());
        Logger.getLogger("agent-app").info("answered");
        System.out.println("{\"event\":\"answered\"}");
        Thread.currentThread().join();
    }
}
