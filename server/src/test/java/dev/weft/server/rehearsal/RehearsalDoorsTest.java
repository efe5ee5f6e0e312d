package dev.weft.server.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.testing.junit5.server.ServerExtension;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A door that refuses says so: a rehearsal of refusals would be recorded as a server's work. */
class RehearsalDoorsTest {

    @RegisterExtension
    static final ServerExtension TAKING = new ServerExtension() {
        @Override
        protected void configure(ServerBuilder server) {
            server.service(
                    "/answer", (_, request) -> whole(request, HttpResponse.of(MediaType.PLAIN_TEXT_UTF_8, "found")));
            server.service(
                    "/refusal",
                    (_, request) ->
                            whole(request, HttpResponse.of(HttpStatus.BAD_REQUEST, MediaType.PLAIN_TEXT_UTF_8, "why")));
            server.service(
                    "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
                    (_, request) -> grpc(request, "0", ""));
        }
    };

    @RegisterExtension
    static final ServerExtension FULL = new ServerExtension() {
        @Override
        protected void configure(ServerBuilder server) {
            server.service(
                    "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
                    (_, request) -> grpc(request, "8", "full"));
        }
    };

    private RehearsalDoors doors;

    @SuppressWarnings("NullAway.Init") // JUnit calls open() before each test.
    RehearsalDoorsTest() {}

    @BeforeEach
    void open() {
        doors = doorsOf(TAKING);
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void whatIsAnsweredIsReturned() {
        assertThat(new String(doors.get("/answer"), UTF_8)).isEqualTo("found");
        assertThat(new String(doors.getProtobuf("/answer"), UTF_8)).isEqualTo("found");
        assertThat(new String(doors.post("/answer", "{}"), UTF_8)).isEqualTo("found");
        doors.connect();
        doors.export(new byte[] {1});
    }

    @Test
    void aQuestionThatIsRefusedFails() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> doors.get("/refusal"))
                .withMessageContaining("/refusal answered 400 (expected: 200): why");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> doors.getProtobuf("/nothing"))
                .withMessageContaining("/nothing answered 404 (expected: 200)");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> doors.post("/refusal", "{}"))
                .withMessageContaining("400");
    }

    /** A refusal by gRPC is a status of 200 with the reason beside it. */
    @Test
    void spansThatAreRefusedFail() {
        try (RehearsalDoors full = doorsOf(FULL)) {
            full.connect();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> full.export(new byte[] {1}))
                    .withMessageContaining("answered grpc-status 8 (expected: 0): full");
        }
    }

    private static RehearsalDoors doorsOf(ServerExtension server) {
        String address = "127.0.0.1:" + server.httpPort();
        return new RehearsalDoors(address, address);
    }

    private static HttpResponse grpc(HttpRequest request, String status, String message) {
        return whole(
                request,
                HttpResponse.of(ResponseHeaders.builder(HttpStatus.OK)
                        .add("content-type", "application/grpc")
                        .add("grpc-status", status)
                        .add("grpc-message", message)
                        .build()));
    }

    /** Answers what was received whole: over HTTP/2 an earlier answer ends the request. */
    private static HttpResponse whole(HttpRequest request, HttpResponse answer) {
        return HttpResponse.of(request.aggregate().thenApply(_ -> answer));
    }
}
