package dev.weft.server.doors;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Status.Code;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code POST /api/v1/login {"token":"…"}}: a browser shows the token once and gets a session's cookie. */
public final class LoginService extends AbstractHttpService {

    private static final int MAX_BODY_BYTES = 8 * 1024;

    private final JsonFactory json = new JsonFactory();
    private final AccessToken token;
    private final Sessions sessions;
    private final FailedLogins failures;

    public LoginService(AccessToken token, Sessions sessions, FailedLogins failures) {
        this.token = token;
        this.sessions = sessions;
        this.failures = failures;
    }

    @Override
    protected HttpResponse doPost(ServiceRequestContext context, HttpRequest request) {
        MediaType type = request.contentType();
        if (type == null || !type.belongsTo(MediaType.JSON)) {
            return refuse(
                    request.headers(),
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type: " + type + " (expected: application/json)");
        }
        context.setMaxRequestLength(MAX_BODY_BYTES);
        InetAddress sender = context.remoteAddress().getAddress();
        return HttpResponse.of(request.aggregate().thenApply(whole -> login(whole, sender)));
    }

    private HttpResponse login(AggregatedHttpRequest request, InetAddress sender) {
        if (failures.mustWait(sender)) {
            return tooMany(request.headers());
        }
        String offered = offeredToken(request.content().array());
        if (offered == null) {
            return refuse(request.headers(), HttpStatus.BAD_REQUEST, "body (expected: {\"token\":\"…\"})");
        }
        if (!token.isToken(offered)) {
            failures.count(sender);
            return refuse(
                    request.headers(),
                    HttpStatus.UNAUTHORIZED,
                    "token is not this server's (expected: the token of auth-token-file)");
        }
        boolean https = "https".equals(request.headers().get(HttpHeaderNames.X_FORWARDED_PROTO));
        return HttpResponse.of(ResponseHeaders.builder(HttpStatus.NO_CONTENT)
                .cookie(sessions.begin(https))
                .build());
    }

    private @Nullable String offeredToken(byte[] body) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            boolean named = parser.nextToken() == JsonToken.START_OBJECT && "token".equals(parser.nextName());
            return named && parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static HttpResponse tooMany(RequestHeaders headers) {
        Refusal refusal = new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                Code.RESOURCE_EXHAUSTED,
                "too many wrong tokens from this address (expected: another try in " + FailedLogins.PAUSE.toSeconds()
                        + " s)");
        return RefusalFormat.PROBLEM
                .render(headers, refusal)
                .mapHeaders(answer -> answer.toBuilder()
                        .setLong(HttpHeaderNames.RETRY_AFTER, FailedLogins.PAUSE.toSeconds())
                        .build());
    }

    private static HttpResponse refuse(RequestHeaders headers, HttpStatus status, String detail) {
        return RefusalFormat.PROBLEM.render(headers, Refusal.of(status, detail));
    }
}
