package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.otlp.CanonicalTraces;
import dev.weft.otlp.ProtoJson;
import dev.weft.otlp.RandomTraces;
import dev.weft.server.RunningWeft.Port;
import dev.weft.store.contract.Seed;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is sent to the whole server comes out equal by trace id, over random requests, also after a restart. */
class StoredRoundTripTest extends StoredOnDisk {

    private static final int REQUESTS = Boolean.getBoolean("weft.long") ? 250 : 60;
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";

    private final Seed seed = Seed.ofRun();
    private final RandomTraces traces = new RandomTraces(seed.random()).withoutNegativeZero();

    @Test
    void everyConstructOfOtlpComesBackEqual() throws IOException {
        List<TracesData> sent = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            TracesData data = traces.tracesData();
            boolean json = request % 2 == 1;
            byte[] body = json
                    ? ProtoJson.print(JsonFormat.printer(), data).getBytes(StandardCharsets.UTF_8)
                    : data.toByteArray();
            assertThat(export(json ? JSON : PROTOBUF, body).status().code())
                    .as("%s, request %d", seed, request)
                    .isEqualTo(200);
            sent.add(data);
        }
        expectStored(sent);

        weft.close();
        start();

        expectStored(sent);
    }

    private void expectStored(List<TracesData> sent) throws IOException {
        Map<String, List<CanonicalTraces.Entry>> byTrace = sent.stream()
                .flatMap(data -> CanonicalTraces.of(data).stream())
                .collect(Collectors.groupingBy(
                        entry -> hex(entry.span().getTraceId().toByteArray())));
        for (Map.Entry<String, List<CanonicalTraces.Entry>> trace : byTrace.entrySet()) {
            String path = "/api/v1/traces/" + trace.getKey();
            TracesData asProtobuf = TracesData.parseFrom(
                    weft.get(Port.EXPLORER, path, "accept", PROTOBUF).content().array());
            TracesData asJson = ProtoJson.parse(weft.get(Port.EXPLORER, path).contentUtf8());

            assertThat(CanonicalTraces.of(asProtobuf))
                    .as("%s, protobuf", seed)
                    .containsExactlyInAnyOrderElementsOf(trace.getValue());
            assertThat(CanonicalTraces.of(asJson))
                    .as("%s, JSON", seed)
                    .containsExactlyInAnyOrderElementsOf(trace.getValue());
        }
    }

    private AggregatedHttpResponse export(String contentType, byte[] body) {
        RequestHeaders headers = RequestHeaders.builder(HttpMethod.POST, "/v1/traces")
                .add("content-type", contentType)
                .build();
        return WebClient.of("h1c://" + weft.address(Port.OTLP_HTTP))
                .execute(HttpRequest.of(headers, HttpData.wrap(body)))
                .aggregate()
                .join();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
