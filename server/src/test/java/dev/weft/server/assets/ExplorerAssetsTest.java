package dev.weft.server.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.testing.junit5.server.ServerExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The explorer's files as browsers ask for them: routes, caching, compression, and nothing beside them. */
class ExplorerAssetsTest {

    private static final String SCRIPT = "/assets/main-4f1c.js";

    @RegisterExtension
    static final ServerExtension BUILT = serving("explorer-of-test");

    @RegisterExtension
    static final ServerExtension NOT_BUILT = serving("no-such-folder");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/trace/4bf92f3577b34da6a3ce929d0e0e4736", "/journey/a/b", "/file"})
    void thePagesOwnRoutesAreTheStartPage(String path) {
        AggregatedHttpResponse answer = get(BUILT, path);
        assertThat(answer.status().code()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.headers().get("cache-control")).isEqualTo("no-cache");
        assertThat(answer.contentUtf8()).contains("<title>start page</title>");
    }

    @Test
    void hashedFilesMayBeKeptForGood() {
        AggregatedHttpResponse answer = get(BUILT, SCRIPT);
        assertThat(answer.headers().get("content-type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(answer.headers().get("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(get(BUILT, "/favicon.svg").headers().get("content-type")).isEqualTo("image/svg+xml");
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        String tag = get(BUILT, SCRIPT).headers().get("etag", "");
        assertThat(tag).matches("\"[0-9a-f]{24}\"");

        AggregatedHttpResponse again = get(BUILT, SCRIPT, "if-none-match", tag);
        assertThat(again.status().code()).isEqualTo(304);
        assertThat(again.content().isEmpty()).isTrue();
        assertThat(get(BUILT, SCRIPT, "if-none-match", "\"other\"").status().code())
                .isEqualTo(200);
    }

    /** RFC 9110, section 8.8.3.3: representations that differ must not share a strong tag. */
    @Test
    void whatIsKnownPlainIsNotKnownCompressed() {
        String plain = get(BUILT, SCRIPT).headers().get("etag", "");
        String gzipped = get(BUILT, SCRIPT, "accept-encoding", "gzip").headers().get("etag", "");
        assertThat(gzipped).matches("\"[0-9a-f]{24}-gzip\"").isNotEqualTo(plain);

        assertThat(statusOf(gzipped, "gzip")).isEqualTo(304);
        assertThat(statusOf("W/" + gzipped, "gzip")).isEqualTo(304);
        assertThat(statusOf("\"other\", " + gzipped + ", " + plain, "gzip")).isEqualTo(304);
        assertThat(statusOf("*", "gzip")).isEqualTo(304);
        assertThat(statusOf(plain, "gzip")).isEqualTo(200);
        assertThat(statusOf(plain, "identity")).isEqualTo(304);
        assertThat(statusOf(gzipped, "identity")).isEqualTo(200);
    }

    @Test
    void gzipIsForThoseWhoTakeIt() throws IOException {
        AggregatedHttpResponse plain = get(BUILT, SCRIPT);
        AggregatedHttpResponse gzipped = get(BUILT, SCRIPT, "accept-encoding", "br, gzip");

        assertThat(plain.headers().get("content-encoding")).isNull();
        assertThat(gzipped.headers().get("content-encoding")).isEqualTo("gzip");
        assertThat(gzipped.headers().get("vary")).isEqualTo("Accept-Encoding");
        assertThat(gzipped.content().length()).isLessThan(plain.content().length());
        try (GZIPInputStream content =
                new GZIPInputStream(new ByteArrayInputStream(gzipped.content().array()))) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.contentUtf8());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP;q=0.001", "deflate;q=0, *", "gzip ; q=1.000", "*;q=0, gzip;q=0.5"})
    void gzipOfAnyWeightIsTaken(String accepted) {
        assertThat(get(BUILT, SCRIPT, "accept-encoding", accepted).headers().get("content-encoding"))
                .isEqualTo("gzip");
    }

    /** RFC 9110, section 12.4.2: a weight of 0 means "not acceptable". */
    @ParameterizedTest
    @ValueSource(strings = {"", "gzip;q=0", "br, gzip; Q=0.000", "*, gzip;q=0", "*;q=0", "notgzip", "identity"})
    void gzipOfNoWeightIsNotTaken(String accepted) {
        AggregatedHttpResponse answer = get(BUILT, SCRIPT, "accept-encoding", accepted);

        assertThat(answer.headers().get("content-encoding")).isNull();
        assertThat(answer.headers().get("vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/assets/",
                "/none.css",
                "/..%2flogback.xml",
                "/assets/..%2f..%2flogback.xml",
                "/%2e%2e/logback.xml",
                "/assets/%5c..%5clogback.xml"
            })
    void whatIsNoFileOfTheExplorerIsNotServed(String path) {
        assertThat(get(BUILT, path).status().code()).isIn(400, 404);
    }

    @Test
    void headHasTheSameHeadersAndNoBody() {
        AggregatedHttpResponse head = send(BUILT, RequestHeaders.builder(HttpMethod.HEAD, SCRIPT));
        AggregatedHttpResponse whole = get(BUILT, SCRIPT);

        assertThat(head.status()).isEqualTo(whole.status());
        for (String name : List.of("etag", "content-type", "content-length", "cache-control", "vary")) {
            assertThat(whole.headers().get(name)).as(name).isNotNull();
            assertThat(head.headers().get(name))
                    .as(name)
                    .isEqualTo(whole.headers().get(name));
        }
        assertThat(head.content().isEmpty()).isTrue();
    }

    @Test
    void aPackageWithoutTheExplorerSaysHowToBuildIt() {
        AggregatedHttpResponse answer = get(NOT_BUILT, "/");
        assertThat(answer.status().code()).isEqualTo(503);
        assertThat(answer.headers().get("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.contentUtf8()).contains("The explorer was not built", "npm run build");
    }

    private static ServerExtension serving(String folder) {
        return new ServerExtension() {
            @Override
            protected void configure(ServerBuilder server) {
                server.serviceUnder("/", new ExplorerAssets(ExplorerAssetsTest.class.getClassLoader(), folder));
            }
        };
    }

    private static int statusOf(String knownTag, String encoding) {
        return get(BUILT, SCRIPT, "if-none-match", knownTag, "accept-encoding", encoding)
                .status()
                .code();
    }

    private static AggregatedHttpResponse get(ServerExtension server, String path, String... headers) {
        RequestHeadersBuilder request = RequestHeaders.builder(HttpMethod.GET, path);
        for (int i = 0; i < headers.length; i += 2) {
            request.set(headers[i], headers[i + 1]);
        }
        return send(server, request);
    }

    private static AggregatedHttpResponse send(ServerExtension server, RequestHeadersBuilder request) {
        return WebClient.of(server.httpUri())
                .execute(request.build())
                .aggregate()
                .join();
    }
}
