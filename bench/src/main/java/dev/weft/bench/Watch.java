package dev.weft.bench;

import dev.weft.bench.measure.ProcessFigures;
import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.measure.ServerProcess;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Memory, CPU and data folder of the server, and the generator's CPU, from one reading to the next. */
final class Watch {

    private final ServerProcess server;
    private final ProcessFigures figures;
    private final ProcessFigures generator = ProcessFigures.ofThisProcess();
    private long sinceNanos = System.nanoTime();
    private double serverCpu;
    private double generatorCpu;
    private long mostResident;

    Watch(ServerProcess server) throws IOException {
        this.server = server;
        this.figures = server.figures();
        this.serverCpu = figures.cpuSeconds();
        this.generatorCpu = generator.cpuSeconds();
    }

    /** Looks how much memory is resident; between two readings the most counts. */
    void look() throws IOException {
        mostResident = Math.max(mostResident, figures.residentBytes());
    }

    void read(ObjectNode into) throws IOException {
        look();
        long now = System.nanoTime();
        double seconds = (now - sinceNanos) / 1e9;
        double serverNow = figures.cpuSeconds();
        double generatorNow = generator.cpuSeconds();
        into.put("serverCores", ResultFile.rounded((serverNow - serverCpu) / seconds));
        into.put("generatorCores", ResultFile.rounded((generatorNow - generatorCpu) / seconds));
        into.put("mostResidentBytes", mostResident);
        into.put("anonymousBytes", figures.anonymousBytes());
        into.put("dataBytes", server.dataBytes());
        sinceNanos = now;
        serverCpu = serverNow;
        generatorCpu = generatorNow;
        mostResident = 0;
    }
}
