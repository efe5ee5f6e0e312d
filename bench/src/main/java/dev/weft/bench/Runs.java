package dev.weft.bench;

import dev.weft.bench.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The option of benches that measure the same several times. */
final class Runs {

    @Option(names = "--runs", description = "how often, each on a fresh folder (default: ${DEFAULT-VALUE})")
    private int runs = 1;

    int count() {
        return runs;
    }

    /** Measures that often; puts the figures of each run, and their spread where there are several. */
    void measure(ObjectNode result, Run run) throws IOException, InterruptedException {
        List<ObjectNode> done = new ArrayList<>();
        for (int number = 1; number <= runs; number++) {
            ObjectNode figures = result.objectNode();
            run.measure(figures);
            System.err.println("run " + number + " of " + runs + ": " + figures);
            done.add(figures);
        }
        if (runs > 1) {
            result.set("spread", Spread.over(done));
        }
        done.forEach(result.putArray("runs")::add);
    }

    /** One run, which puts its figures. */
    @FunctionalInterface
    interface Run {
        void measure(ObjectNode figures) throws IOException, InterruptedException;
    }
}
