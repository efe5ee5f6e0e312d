package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a refusal looks like to the clients of a port. */
public enum RefusalFormat {
    /** A gRPC status in trailers for gRPC clients; the form of {@link #OTLP_HTTP} for anybody else. */
    GRPC {
        @Override
        HttpResponse render(RequestHeaders request, Refusal refusal) {
            return contentType(request).startsWith("application/grpc")
                    ? trailers(refusal)
                    : OTLP_HTTP.render(request, refusal);
        }
    },
    /** A {@code google.rpc.Status} in the request's encoding (OTLP specification, "OTLP/HTTP Response", "Failures"). */
    OTLP_HTTP {
        @Override
        HttpResponse render(RequestHeaders request, Refusal refusal) {
            if (contentType(request).startsWith("application/x-protobuf")) {
                byte[] body = com.google.rpc.Status.newBuilder()
                        .setCode(refusal.grpc().value())
                        .setMessage(refusal.detail())
                        .build()
                        .toByteArray();
                return response(refusal, MediaType.parse("application/x-protobuf"), body);
            }
            return response(refusal, MediaType.JSON, json(json -> {
                json.writeNumberProperty("code", refusal.grpc().value());
                json.writeStringProperty("message", refusal.detail());
            }));
        }
    },
    /** A problem document (RFC 9457). */
    PROBLEM {
        @Override
        HttpResponse render(RequestHeaders request, Refusal refusal) {
            return response(refusal, MediaType.parse("application/problem+json"), json(json -> {
                json.writeStringProperty("type", "about:blank");
                json.writeStringProperty("title", refusal.http().reasonPhrase());
                json.writeNumberProperty("status", refusal.http().code());
                json.writeStringProperty("detail", refusal.detail());
            }));
        }
    };

    private static final JsonFactory JSON = new JsonFactory();

    abstract HttpResponse render(RequestHeaders request, Refusal refusal);

    private interface Properties {
        void write(JsonGenerator json);
    }

    private static HttpResponse trailers(Refusal refusal) {
        String message =
                URLEncoder.encode(refusal.detail(), StandardCharsets.UTF_8).replace("+", "%20");
        return HttpResponse.of(ResponseHeaders.builder(200)
                .add(HttpHeaderNames.CONTENT_TYPE, "application/grpc")
                .addInt("grpc-status", refusal.grpc().value())
                .add("grpc-message", message)
                .endOfStream(true)
                .build());
    }

    private static HttpResponse response(Refusal refusal, MediaType type, byte[] body) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(refusal.http()).contentType(type);
        if (refusal.grpc() == Code.UNAUTHENTICATED) {
            headers.add(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"weft\"");
        }
        return HttpResponse.of(headers.build(), HttpData.wrap(body));
    }

    private static byte[] json(Properties properties) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            properties.write(json);
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static String contentType(RequestHeaders request) {
        return request.get(HttpHeaderNames.CONTENT_TYPE, "").toLowerCase(Locale.ROOT);
    }
}
