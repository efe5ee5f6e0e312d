package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The options of {@link Traffic}, all but its rate. */
final class TrafficOptions {

    @Option(
            names = "--connections",
            description = "for spans, one request under way on each (default: ${DEFAULT-VALUE})")
    private int connections = Capacity.CONNECTIONS;

    @Option(names = "--query-rate", description = "look-ups a second (default: ${DEFAULT-VALUE})")
    private double queryRate = 10;

    Traffic to(ServerProcess server, Load source, double spansPerSecond) {
        return new Traffic(server, source, connections, spansPerSecond, queryRate);
    }

    void put(ObjectNode options) {
        options.put("connections", connections);
        options.put("queryRate", queryRate);
    }
}
