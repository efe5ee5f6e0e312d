package dev.weft.bench;

import dev.weft.bench.load.LoadShape;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The options of a load whose spans lie in the time up to now. */
final class PastLoad {

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--spans", description = "size of the load, rounded up to requests (default: ${DEFAULT-VALUE})")
    private long spans = 2_000_000;

    @Option(
            names = "--hours",
            description = "stretch of time up to now that the spans lie in (default: ${DEFAULT-VALUE})")
    private int hours = 24;

    int batch() {
        return load.batch();
    }

    /** Returns the load's shape, with now as the end of its time. */
    LoadShape shape() {
        return load.upToNow(spans, Duration.ofHours(hours));
    }

    /** Returns the shape of other spans that come beside questions about these, from now on. */
    LoadShape beside(double spansPerSecond, Duration stretch) {
        return load.fromNow(spansPerSecond, stretch, 1);
    }

    void put(ObjectNode options) {
        load.put(options);
        options.put("spans", spans);
        options.put("hours", hours);
    }
}
