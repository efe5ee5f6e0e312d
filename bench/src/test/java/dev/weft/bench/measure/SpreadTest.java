package dev.weft.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Figures of several runs as their least, median and most. */
class SpreadTest {

    @Test
    void namesLeastMedianAndMostOfEveryNumber() {
        List<ObjectNode> runs = IntStream.of(30, 10, 20)
                .mapToObj(figure -> {
                    ObjectNode run = JsonMapper.shared().createObjectNode();
                    run.put("idle", true);
                    run.putObject("acknowledgement").put("p50Millis", figure);
                    return run;
                })
                .toList();

        assertThat(Spread.over(runs))
                .hasToString("{\"acknowledgement\":{\"p50Millis\":{\"min\":10.0,\"median\":20.0,\"max\":30.0}}}");
    }

    @Test
    void leavesOutWhatNotEveryRunHas() {
        ObjectNode loaded = JsonMapper.shared().createObjectNode();
        loaded.putObject("ingest").put("spans", 1);
        loaded.put("readyMillis", 5);
        ObjectNode asked = JsonMapper.shared().createObjectNode().put("readyMillis", 7);

        assertThat(Spread.over(List.of(loaded, asked)))
                .hasToString("{\"readyMillis\":{\"min\":5.0,\"median\":7.0,\"max\":7.0}}");
    }
}
