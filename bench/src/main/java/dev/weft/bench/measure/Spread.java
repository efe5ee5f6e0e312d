package dev.weft.bench.measure;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Least, median and most of every figure over several runs of the same; what not all of them have is left out. */
public final class Spread {

    private Spread() {}

    /** Returns the shape of the runs' results with the three in the place of each number. */
    public static ObjectNode over(List<ObjectNode> runs) {
        ObjectNode spread = JsonMapper.shared().createObjectNode();
        for (var property : runs.getFirst().properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (!runs.stream().allMatch(run -> run.has(name))) {
                continue;
            }
            if (value.isNumber()) {
                put(
                        spread.putObject(name),
                        runs.stream()
                                .mapToDouble(run -> run.get(name).doubleValue())
                                .toArray());
            } else if (value.isObject()) {
                spread.set(
                        name,
                        over(runs.stream()
                                .map(run -> (ObjectNode) run.get(name))
                                .toList()));
            }
        }
        return spread;
    }

    private static void put(ObjectNode into, double[] figures) {
        Arrays.sort(figures);
        into.put("min", figures[0]);
        into.put("median", figures[figures.length / 2]);
        into.put("max", figures[figures.length - 1]);
    }
}
