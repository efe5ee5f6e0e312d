package dev.weft.examples.orders;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Samples everything and keeps the links that it was shown, which are those that a span has at its start. */
final class LinksAtStartSampler implements Sampler {
    private final Map<String, List<LinkData>> linksBySpanName = new ConcurrentHashMap<>();

    List<LinkData> linksAtStartOf(String spanName) {
        return linksBySpanName.getOrDefault(spanName, List.of());
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        linksBySpanName.put(name, List.copyOf(links));
        return SamplingResult.recordAndSample();
    }

    @Override
    public String getDescription() {
        return "LinksAtStartSampler";
    }
}
