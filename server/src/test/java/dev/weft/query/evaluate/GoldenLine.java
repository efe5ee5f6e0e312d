package dev.weft.query.evaluate;

import dev.weft.model.TimeRange;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A line of the record of Tempo's answers that asks for metrics. Times are relative to {@link #BASE_UNIX_NANO}. */
public record GoldenLine(JsonNode json) {

    static final long BASE_UNIX_NANO = GoldenRecord.BASE;

    private static final long START = -1_260_000_000_000L;
    private static final long SECOND = 1_000_000_000;

    public static List<GoldenLine> metrics() {
        GoldenRecord recorded = new GoldenRecord();
        return Stream.of("metrics", "instant")
                .flatMap(api -> recorded.lines(api).stream())
                .map(GoldenLine::new)
                .toList();
    }

    public String id() {
        return text("id");
    }

    public String query() {
        return text("query");
    }

    public boolean isRefused() {
        return text("expect").equals("refused");
    }

    public boolean isDefect() {
        return json.has("defect");
    }

    public boolean isInstant() {
        return text("api").equals("instant");
    }

    public TimeRange range() {
        return new TimeRange(time("start", START), time("end", 0));
    }

    public MetricsGrid grid() {
        return isInstant() ? MetricsGrid.instant(range()) : MetricsGrid.over(range(), stepSeconds() * SECOND);
    }

    /** Returns the recorded samples of each series, by their times. */
    public Map<Map<String, SpanValue>, Map<Long, Double>> series() {
        Map<Map<String, SpanValue>, Map<Long, Double>> recorded = new LinkedHashMap<>();
        for (JsonNode series : json.get("series")) {
            Map<String, SpanValue> labels = new TreeMap<>();
            series.get("labels").properties().forEach(label -> labels.put(label.getKey(), value(label.getValue())));
            recorded.put(labels, samples(series));
        }
        return recorded;
    }

    /** Returns whether Tempo gave exemplars for the first series, null where the record does not say. */
    @Nullable
    Boolean hasExemplars() {
        JsonNode first = json.path("series").path(0).path("exemplars");
        return first.isBoolean() ? first.booleanValue() : null;
    }

    private Map<Long, Double> samples(JsonNode series) {
        Map<Long, Double> samples = new TreeMap<>();
        if (series.has("value")) {
            samples.put(grid().firstUnixNano(), series.get("value").doubleValue());
        } else {
            long first = BASE_UNIX_NANO + series.get("from").longValue() * SECOND;
            int index = 0;
            for (JsonNode value : series.get("values")) {
                if (!value.isNull()) {
                    samples.put(first + index * stepSeconds() * SECOND, value.doubleValue());
                }
                index++;
            }
        }
        return samples;
    }

    private static SpanValue value(JsonNode label) {
        if (label.isString()) {
            return new SpanValue.Text(label.stringValue());
        }
        if (label.isBoolean()) {
            return SpanValue.of(label.booleanValue());
        }
        return label.isIntegralNumber()
                ? new SpanValue.Int(label.longValue())
                : new SpanValue.Real(label.doubleValue());
    }

    private long stepSeconds() {
        return Long.parseLong(text("step").replace("s", ""));
    }

    private long time(String name, long unlessSaid) {
        return BASE_UNIX_NANO + (json.has(name) ? json.get(name).longValue() : unlessSaid);
    }

    private String text(String name) {
        return json.get(name).stringValue();
    }
}
