package dev.weft.server.assets;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The explorer: its files from the classpath, and its start page for every other path without an ending, because the
 * page itself routes such paths ({@code /trace/…}).
 */
public final class ExplorerAssets extends AbstractHttpService {

    private static final String START_PAGE = "index.html";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String REVALIDATE = "no-cache";

    private static final String NOT_BUILT = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Weft</title></head>
            <body>
            <h1>The explorer was not built</h1>
            <p>This server was packaged without its web pages. Build both with <code>./weft serve</code>, or with
            <code>npm ci &amp;&amp; npm run build</code> in <code>web/</code> and then
            <code>mvn package</code>. The API is at <a href="/api/v1/status">/api/v1/status</a>.</p>
            </body>
            </html>
            """;

    private final ClassLoader classes;
    private final String folder;
    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    /** @param folder where the files are on the class path, such as {@code explorer} */
    public ExplorerAssets(ClassLoader classes, String folder) {
        this.classes = classes;
        this.folder = folder;
    }

    @Override
    protected HttpResponse doHead(ServiceRequestContext context, HttpRequest request) {
        return doGet(context, request);
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        String path = context.decodedPath().substring(1);
        if (isFile(path)) {
            return find(path)
                    .map(asset -> answer(asset, request.headers()))
                    .orElseGet(() ->
                            HttpResponse.of(HttpStatus.NOT_FOUND, MediaType.PLAIN_TEXT_UTF_8, "404 no such file"));
        }
        return find(START_PAGE)
                .map(asset -> answer(asset, request.headers()))
                .orElseGet(() -> HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE, MediaType.HTML_UTF_8, NOT_BUILT));
    }

    private static boolean isFile(String path) {
        return path.startsWith("assets/") || hasEnding(path);
    }

    private static boolean hasEnding(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    private Optional<Asset> find(String path) {
        Asset known = loaded.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Asset> asset = load(path);
        asset.ifPresent(file -> loaded.put(path, file));
        return asset;
    }

    private Optional<Asset> load(String path) {
        if (!hasEnding(path) || path.contains("..") || path.contains("\\") || path.contains("//")) {
            return Optional.empty();
        }
        try (InputStream content = classes.getResourceAsStream(folder + "/" + path)) {
            return content == null ? Optional.empty() : Optional.of(Asset.of(path, content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse answer(Asset asset, RequestHeaders request) {
        boolean gzip = acceptsGzip(request) && asset.gzipped().length < asset.plain().length;
        String entityTag = gzip ? asset.gzippedTag() : asset.plainTag();
        ResponseHeadersBuilder headers = ResponseHeaders.builder()
                .set(HttpHeaderNames.CONTENT_TYPE, asset.contentType())
                .set(HttpHeaderNames.ETAG, entityTag)
                .set(HttpHeaderNames.CACHE_CONTROL, asset.immutable() ? IMMUTABLE : REVALIDATE)
                .set(HttpHeaderNames.VARY, "Accept-Encoding");
        if (isKnown(entityTag, request)) {
            return HttpResponse.of(headers.status(HttpStatus.NOT_MODIFIED).build());
        }
        headers.status(HttpStatus.OK);
        if (gzip) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        }
        return HttpResponse.of(headers.build(), HttpData.wrap(gzip ? asset.gzipped() : asset.plain()));
    }

    /** Compares tags weakly, as RFC 9110, section 13.1.2 wants: a proxy may have weakened ours. */
    private static boolean isKnown(String entityTag, RequestHeaders request) {
        return Arrays.stream(request.get(HttpHeaderNames.IF_NONE_MATCH, "").split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag) || tag.equals("W/" + entityTag));
    }

    private static boolean acceptsGzip(RequestHeaders request) {
        return AcceptedCodings.of(request.getAll(HttpHeaderNames.ACCEPT_ENCODING))
                .take("gzip");
    }
}
