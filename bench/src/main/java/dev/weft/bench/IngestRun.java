package dev.weft.bench;

import dev.weft.bench.load.RequestSource;
import dev.weft.bench.measure.ProcessFigures;
import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.Pace;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Sends a load, waits until the server is idle again, and reports what that took. */
final class IngestRun {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(15);
    private static final Duration IDLE_WITHIN = Duration.ofMinutes(10);

    private IngestRun() {}

    static void run(ServerProcess server, RequestSource source, int connections, Pace pace, ObjectNode result)
            throws IOException, InterruptedException {
        ProcessFigures figures = server.figures();
        ProcessFigures generator = ProcessFigures.ofThisProcess();
        figures.requireIdle(IDLE_WITHIN);
        result.put("readyMillis", server.readyAfter().toMillis());
        result.put("idleResidentBytes", figures.residentBytes());
        double cpuBefore = figures.cpuSeconds();
        double generatorBefore = generator.cpuSeconds();
        Tally tally = new Tally();
        Sender sender = new Sender(source, 0, FOREVER, pace, tally.strict());
        long began = System.nanoTime();
        sender.sendAll(server.grpcAddress(), connections);
        double seconds = (System.nanoTime() - began) / 1e9;
        double generatorSpent = generator.cpuSeconds() - generatorBefore;
        double cpuAtLast = figures.cpuSeconds();
        Thread.sleep(SETTLED_AFTER);
        long dataBytes = server.dataBytes();
        boolean idle = figures.awaitIdle(IDLE_WITHIN);

        double millions = source.allSpans() / 1e6;
        result.put("spans", source.allSpans());
        result.put("wireBytesPerSpan", perSpan(source.allBytes(), source));
        result.put("spansPerSecond", Math.round(source.allSpans() / seconds));
        result.put(
                "serverCpuSecondsPerMillionSpans", ResultFile.rounded((figures.cpuSeconds() - cpuBefore) / millions));
        result.put(
                "serverCpuSecondsPerMillionSpansToLastAcknowledgement",
                ResultFile.rounded((cpuAtLast - cpuBefore) / millions));
        result.put("generatorCpuSecondsPerMillionSpans", ResultFile.rounded(generatorSpent / millions));
        result.put("becameIdle", idle);
        result.put("peakResidentBytes", figures.peakResidentBytes());
        result.put("anonymousBytesAtEnd", figures.anonymousBytes());
        result.put("dataBytesPerSpan", perSpan(dataBytes, source));
        long storedBytes = server.dataBytes();
        result.put("dataBytesPerSpanOnceIdle", perSpan(storedBytes, source));
        long writtenBytes = figures.writtenBytes();
        result.put("writtenBytes", writtenBytes);
        result.put("writtenPerWireByte", ResultFile.rounded((double) writtenBytes / source.allBytes()));
        result.put("writtenPerStoredByte", ResultFile.rounded((double) writtenBytes / storedBytes));
        tally.put(result);
    }

    private static double perSpan(long bytes, RequestSource source) {
        return ResultFile.rounded((double) bytes / source.allSpans());
    }
}
