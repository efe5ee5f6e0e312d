package dev.weft.bench;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends ready-made gRPC messages with a fixed number of them under way, as that many exporters would. */
final class GrpcSender implements AutoCloseable {

    private final ClientFactory connections = ClientFactory.builder().build();
    private final WebClient client;

    GrpcSender(String address) {
        this.client = WebClient.builder("h2c://" + address)
                .factory(connections)
                .responseTimeout(Duration.ofMinutes(2))
                .build();
    }

    /** Sends every request of the file once and returns the time of each, from sending to acknowledgement. */
    Latencies sendAll(LoadFile file, int concurrency) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(concurrency);
        for (int sender = 0; sender < concurrency; sender++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int number = next.getAndIncrement();
                            number < file.requests() && failure.get() == null;
                            number = next.getAndIncrement()) {
                        latencies.record(send(file.frame(number)));
                    }
                } catch (IOException | RuntimeException e) {
                    failure.set(e);
                } finally {
                    running.countDown();
                }
            });
        }
        running.await();
        if (failure.get() != null) {
            throw new IOException("sending the load failed", failure.get());
        }
        return latencies;
    }

    private long send(byte[] frame) throws IOException {
        RequestHeaders headers = RequestHeaders.builder(
                        HttpMethod.POST, "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
                .add("content-type", "application/grpc")
                .add("te", "trailers")
                .build();
        long began = System.nanoTime();
        AggregatedHttpResponse response = client.execute(HttpRequest.of(headers, HttpData.wrap(frame)))
                .aggregate()
                .join();
        long took = System.nanoTime() - began;
        String status =
                response.trailers().get("grpc-status", response.headers().get("grpc-status", "missing"));
        if (!status.equals("0")) {
            throw new IOException("export answered grpc-status " + status + " (expected: 0), message: "
                    + response.trailers().get("grpc-message", "none"));
        }
        return took;
    }

    @Override
    public void close() {
        connections.close();
    }
}
