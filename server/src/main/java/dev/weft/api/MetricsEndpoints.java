package dev.weft.api;

import dev.weft.explore.FacetsRequest;
import dev.weft.explore.MeasuredSeries;
import dev.weft.explore.MetricsRequest;
import dev.weft.explore.QueryService;
import dev.weft.model.AttributeValue;
import dev.weft.model.Status;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.metrics.Label;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.SeriesExemplar;
import dev.weft.query.evaluate.metrics.SeriesPoint;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Answer;
import dev.weft.store.Facet;
import dev.weft.store.Facets;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;

/** What is measured and counted over all matching spans, rather than listed: time series and facets. */
final class MetricsEndpoints {

    private final QueryService queries;

    MetricsEndpoints(QueryService queries) {
        this.queries = queries;
    }

    void series(ApiCall call) throws IOException {
        call.parameters();
        MetricsRequest request = BodyReader.read(call, MetricsBody::read);
        ProgressLines.answer(call, () -> measured(queries.series(request, call.cancellation())));
    }

    private static ProgressLines.Found measured(Answer<MeasuredSeries> answer) {
        MeasuredSeries measured = answer.value();
        return new ProgressLines.Found(answer.missing(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("series");
            measured.series().forEach(series -> write(json, series));
            json.writeEndArray();
            Json.stats(json, measured.stats(), measured.tookMillis());
            Json.cut(json, measured.cut());
            Json.missingOrNone(json, answer.missing());
            json.writeEndObject();
        });
    }

    void facets(ApiCall call) throws IOException {
        call.parameters();
        FacetsRequest request = BodyReader.read(call, FacetsBody::read);
        ProgressLines.answer(call, () -> counted(queries.facets(request, call.cancellation())));
    }

    private static ProgressLines.Found counted(Answer<Facets> answer) {
        Facets facets = answer.value();
        return new ProgressLines.Found(answer.missing(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("facets");
            facets.facets().forEach(facet -> write(json, facet));
            json.writeEndArray();
            Json.cut(json, facets.cut());
            Json.missingOrNone(json, answer.missing());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, MetricsSeries series) {
        json.writeStartObject();
        json.writeObjectPropertyStart("labels");
        for (Label label : series.labels().all()) {
            json.writeName(label.name());
            OtlpJsonWriter.writeValue(json, value(label));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("points");
        for (SeriesPoint point : series.points()) {
            json.writeStartArray();
            json.writeString(Long.toUnsignedString(point.timeUnixNano()));
            writeNumber(json, point.value());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("exemplars");
        for (SeriesExemplar exemplar : series.exemplars()) {
            json.writeStartObject();
            json.writeStringProperty("traceId", exemplar.span().traceId().toString());
            json.writeStringProperty("spanId", exemplar.span().spanId().toString());
            Json.unsigned(json, "timeUnixNano", exemplar.startUnixNano());
            json.writeName("value");
            writeNumber(json, exemplar.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Facet facet) {
        json.writeStartObject();
        json.writeStringProperty("field", TraceQl.print(facet.field()));
        json.writeArrayPropertyStart("values");
        for (Facet.Count count : facet.values()) {
            json.writeStartObject();
            json.writeName("value");
            OtlpJsonWriter.writeValue(json, value(count.value()));
            json.writeStringProperty("text", count.text());
            json.writeNumberProperty("count", count.spanCount());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("complete", facet.complete());
        json.writeEndObject();
    }

    /** JSON has no word for infinities; OTLP/JSON writes them as strings. */
    private static void writeNumber(JsonGenerator json, double number) {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeString(Double.toString(number));
        }
    }

    private static AttributeValue value(Label label) {
        return switch (label.value()) {
            case SpanValue.Text(String text) -> new AttributeValue.Text(text);
            case SpanValue.Int(long number) -> new AttributeValue.Int(number);
            case SpanValue.Real(double number) -> new AttributeValue.Real(number);
            case SpanValue.Bool(boolean flag) -> new AttributeValue.Bool(flag);
            case SpanValue.Missing _,
                    SpanValue.Incomparable _,
                    SpanValue.Duration _,
                    SpanValue.Kind _,
                    SpanValue.StatusCode _,
                    SpanValue.Array _ -> throw new IllegalStateException("label " + label);
        };
    }

    private static AttributeValue value(Value constant) {
        return switch (constant) {
            case Value.Text(String text) -> new AttributeValue.Text(text);
            case Value.Int(long number) -> new AttributeValue.Int(number);
            case Value.Real(double number) -> new AttributeValue.Real(number);
            case Value.Bool(boolean flag) -> new AttributeValue.Bool(flag);
            case Value.Duration(long nanos) -> new AttributeValue.Int(nanos);
            case Value.Kind(var kind) -> new AttributeValue.Text(kind.word());
            case Value.StatusCode(int code) -> new AttributeValue.Text(Status.word(code));
            case Value.Nil _ -> new AttributeValue.Empty();
        };
    }
}
