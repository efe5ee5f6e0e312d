package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.query.Query;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.GoldenLine;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.evaluate.GoldenSeries;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.text.TraceQl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Metrics queries through the native API over a store on disk are answered as Tempo answered them; lines that are listed as
 * different, and defects, as the evaluator answers them.
 */
class GoldenSeriesApiTest extends GoldenOnDisk {

    private static final MetricsLimits LIMITS = new MetricsLimits(10_000, 0);

    @TestFactory
    Stream<DynamicTest> answersWhatTempoAnswered() {
        CollectedTraces stored = new CollectedTraces(GoldenRecord.spans());
        Set<String> different = GoldenRecord.read("metrics-differences.jsonl").keySet();
        return GoldenLine.metrics().stream()
                .map(line -> DynamicTest.dynamicTest(line.id() + " " + line.query(), () -> {
                    AggregatedHttpResponse answer = ask(line);
                    if (line.isRefused() && !different.contains(line.id())) {
                        assertThat(answer.status().code()).isEqualTo(400);
                        return;
                    }
                    GoldenSeries.assertSame(
                            series(answered(answer)),
                            line.isDefect() || different.contains(line.id()) ? evaluated(stored, line) : line.series());
                }));
    }

    private AggregatedHttpResponse ask(GoldenLine line) {
        ObjectNode question = question(line.query(), line.range());
        if (!line.isInstant()) {
            question.put("stepNanos", Long.toString(line.grid().stepNanos()));
        }
        return ask("/api/v1/metrics", question);
    }

    private static Map<Map<String, SpanValue>, Map<Long, Double>> evaluated(CollectedTraces stored, GoldenLine line) {
        Query.Metrics query = (Query.Metrics) TraceQl.parse(line.query());
        MetricsOverTraces source = new MetricsOverTraces(stored, stored.traceIds(), query.hints());
        return GoldenSeries.of(new MetricsEvaluator(source, LIMITS).evaluate(query, line.grid()));
    }

    private static Map<Map<String, SpanValue>, Map<Long, Double>> series(JsonNode answer) {
        Map<Map<String, SpanValue>, Map<Long, Double>> all = new LinkedHashMap<>();
        for (JsonNode series : answer.get("series")) {
            Map<String, SpanValue> labels = new TreeMap<>();
            series.get("labels").properties().forEach(label -> labels.put(label.getKey(), value(label.getValue())));
            Map<Long, Double> points = new TreeMap<>();
            series.get("points")
                    .forEach(point -> points.put(
                            Long.parseUnsignedLong(point.get(0).stringValue()),
                            Double.valueOf(point.get(1).asString())));
            all.put(labels, points);
        }
        return all;
    }

    private static SpanValue value(JsonNode label) {
        if (label.has("stringValue")) {
            return new SpanValue.Text(label.get("stringValue").stringValue());
        }
        if (label.has("boolValue")) {
            return new SpanValue.Bool(label.get("boolValue").booleanValue());
        }
        return label.has("intValue")
                ? new SpanValue.Int(Long.parseLong(label.get("intValue").stringValue()))
                : new SpanValue.Real(Double.parseDouble(label.get("doubleValue").asString()));
    }
}
