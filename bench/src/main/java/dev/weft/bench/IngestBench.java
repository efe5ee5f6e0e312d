package dev.weft.bench;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Sends a load as fast as it is acknowledged, waits until the server is idle, and reports what that took. */
final class IngestBench {

    private IngestBench() {}

    static void run(ServerProcess server, LoadFile file, long spans, int concurrency, ObjectNode result)
            throws IOException, InterruptedException {
        ProcessFigures figures = server.figures();
        figures.awaitIdle();
        result.put("readyMillis", server.readyAfter().toMillis());
        result.put("idleResidentBytes", figures.residentBytes());
        double cpuBefore = figures.cpuSeconds();
        long began = System.nanoTime();
        Latencies acknowledged;
        try (GrpcSender sender = new GrpcSender(server.grpcAddress())) {
            acknowledged = sender.sendAll(file, concurrency);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.awaitIdle();
        result.put("spans", spans);
        result.put("concurrency", concurrency);
        result.put("wireBytesPerSpan", ResultFile.rounded((double) file.bytes() / spans));
        result.put("spansPerSecond", Math.round(spans / seconds));
        result.put(
                "serverCpuSecondsPerMillionSpans",
                ResultFile.rounded((figures.cpuSeconds() - cpuBefore) / spans * 1e6));
        result.put("peakResidentBytes", figures.peakResidentBytes());
        result.put("diskBytesPerSpan", ResultFile.rounded((double) server.dataBytes() / spans));
        ResultFile.putLatencies(result.putObject("acknowledgement"), acknowledged);
    }
}
