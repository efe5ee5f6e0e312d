package dev.weft.query.evaluate.metrics;

import dev.weft.model.SpanKey;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Series;
import dev.weft.query.evaluate.BoundedMemory;
import dev.weft.query.evaluate.SpanValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a metrics function measures, group by group and sample by sample. A store feeds it spans ({@link #add(MetricsSpan)}),
 * or what it has added up itself ({@link #add(Labels, int, SamplePart)}), or both; in any order, and in several accumulations that are
 * {@linkplain #merge merged}, with the same result. Not thread-safe.
 */
public final class MetricsAccumulation {

    /** Labels that are remembered by the values they were made of: most spans share theirs with others. */
    private static final int LABELS_KEPT = 10_000;

    private record Group(SampleAccumulator samples, SampleExemplars exemplars) {
        long bytes() {
            return samples.bytes() + exemplars.bytes();
        }
    }

    private final Series.Measured measured;
    private final MetricsGrid grid;
    private final MetricsLimits limits;
    private final MetricsMemory memory;
    private final LabelRules rules;
    private final BoundedMemory<List<SpanValue>, Labels> labelsOf;
    private final Map<Labels, Group> groups = new HashMap<>();
    private int columns;
    private long bytes;

    /** @param measured what is gathered; where its spans come from is the store's affair */
    public MetricsAccumulation(Series.Measured measured, MetricsGrid grid, MetricsLimits limits) {
        this(measured, grid, limits, new MetricsMemory(limits.bytes()));
    }

    /** @param memory that of the whole query */
    public MetricsAccumulation(Series.Measured measured, MetricsGrid grid, MetricsLimits limits, MetricsMemory memory) {
        this.memory = memory;
        this.measured = measured;
        this.grid = grid;
        this.limits = limits;
        this.rules = new LabelRules(measured.by());
        this.labelsOf = new BoundedMemory<>(LABELS_KEPT, _ -> 1, rules::labels);
    }

    /** Returns an accumulation of the same function, grid and limits in which there is nothing yet; memory counts for both together. */
    public MetricsAccumulation empty() {
        return new MetricsAccumulation(measured, grid, limits, memory);
    }

    public MetricsGrid grid() {
        return grid;
    }

    public LabelRules rules() {
        return rules;
    }

    /**
     * Adds a span of the pipeline; one that no sample measures, or that has no number for the function's field, changes nothing.
     *
     * @throws IllegalStateException for {@code compare}, which counts every attribute: {@link MetricsComparison} knows its parts
     * @throws SeriesLimitException when there are more series than the limits allow
     */
    public void add(MetricsSpan span) {
        int sample = grid.sampleOf(span.startUnixNano());
        SamplePart part = sample < 0 ? null : part(span);
        if (part != null) {
            Labels labels = labels(span.by());
            add(labels, sample, part);
            offer(labels, span.key(), span.startUnixNano(), number(part, span.measured()));
        }
    }

    /** Arrays of several elements, which may be as large as a request, are shown by no label and not remembered. */
    private Labels labels(List<SpanValue> by) {
        for (SpanValue value : by) {
            if (value instanceof SpanValue.Array) {
                return rules.labels(by);
            }
        }
        return labelsOf.get(by);
    }

    /**
     * Adds what some spans of one group and one sample come to.
     *
     * @param labels of {@link #rules()}, without those that the function adds
     * @param sample from 0, as {@link MetricsGrid#sampleOf} has it
     * @param part of the kind that the function needs
     * @throws IndexOutOfBoundsException when the grid has no such sample
     * @throws SeriesLimitException when there are more series than the limits allow
     */
    public void add(Labels labels, int sample, SamplePart part) {
        Objects.checkIndex(sample, grid.samples());
        SampleAccumulator samples = group(labels).samples();
        int before = samples.columns();
        long bytesBefore = samples.bytes();
        samples.add(sample, part);
        grow(samples.columns() - before, samples.bytes() - bytesBefore);
    }

    /**
     * Offers a span as exemplar of a group that it is counted in.
     *
     * @param measured the field's number, durations in nanoseconds; 0 for counts
     */
    public void offer(Labels labels, SpanKey span, long startUnixNano, double measured) {
        int sample = grid.sampleOf(startUnixNano);
        if (sample >= 0 && groups.containsKey(labels)) {
            SampleExemplars exemplars = group(labels).exemplars();
            long bytesBefore = exemplars.bytes();
            exemplars.offer(sample, new SampleExemplars.Candidate(span, startUnixNano, measured));
            grow(0, exemplars.bytes() - bytesBefore);
        }
    }

    /**
     * Takes over all that another accumulation has gathered, which must not be used any more.
     *
     * @throws IllegalArgumentException when it is of another function or grid
     * @throws SeriesLimitException when there are more series than the limits allow
     */
    public void merge(MetricsAccumulation other) {
        if (!other.measured.function().equals(measured.function())
                || !other.measured.by().equals(measured.by())
                || !other.grid.equals(grid)) {
            throw new IllegalArgumentException("samples of " + other.measured.function() + " by " + other.measured.by()
                    + " over " + other.grid + " merged (expected: " + measured.function() + " by " + measured.by()
                    + " over " + grid + ")");
        }
        other.groups.forEach((labels, more) -> {
            other.giveBack(labels.bytes() + more.bytes());
            Group group = groups.get(labels);
            if (group == null) {
                groups.put(labels, more);
                grow(more.samples().columns(), labels.bytes() + more.bytes());
            } else {
                int before = group.samples().columns();
                long bytesBefore = group.bytes();
                group.samples().merge(more.samples());
                group.exemplars().merge(more.exemplars());
                grow(group.samples().columns() - before, group.bytes() - bytesBefore);
            }
        });
        other.groups.clear();
    }

    /** Says that nothing of what was gathered is needed any more. */
    void discard() {
        groups.clear();
        giveBack(bytes);
    }

    private void giveBack(long less) {
        bytes -= less;
        memory.giveBack(less);
    }

    /** Returns how many numbers for each sample are held. */
    int columns() {
        return columns;
    }

    Map<Labels, SampleAccumulator> samples() {
        Map<Labels, SampleAccumulator> samples = new HashMap<>();
        groups.forEach((labels, group) -> samples.put(labels, group.samples()));
        return samples;
    }

    SampleExemplars exemplars(Labels labels) {
        return group(labels).exemplars();
    }

    private Group group(Labels labels) {
        Group known = groups.get(labels);
        if (known != null) {
            return known;
        }
        MetricsFunction function = measured.function();
        Group group = new Group(
                SampleAccumulator.of(function, grid.samples()),
                new SampleExemplars(grid.samples(), limits.exemplars(), keepsLeast(function)));
        grow(group.samples().columns(), labels.bytes() + group.bytes());
        groups.put(labels, group);
        return group;
    }

    private void grow(int moreColumns, long moreBytes) {
        columns += moreColumns;
        if (columns > limits.series()) {
            throw SeriesLimitException.ofSeries(limits.series());
        }
        if (moreBytes != 0) {
            bytes += moreBytes;
            memory.take(moreBytes);
        }
    }

    private @Nullable SamplePart part(MetricsSpan span) {
        return switch (measured.function()) {
            case MetricsFunction.Rate _, MetricsFunction.CountOverTime _ -> SamplePart.Count.of(span.weight());
            case MetricsFunction.OverTime _ -> SamplePart.momentsOf(span.measured(), span.weight());
            case MetricsFunction.QuantileOverTime _, MetricsFunction.HistogramOverTime _ ->
                SamplePart.Bucket.of(span.measured(), span.weight());
            case MetricsFunction.Compare _ ->
                throw new IllegalStateException("a span added to compare() (expected: the parts of MetricsComparison)");
        };
    }

    private static double number(SamplePart part, SpanValue value) {
        if (part instanceof SamplePart.Count) {
            return 0;
        }
        SamplePart.Moments moments = SamplePart.momentsOf(value, 1);
        return moments == null ? 0 : moments.sum();
    }

    private static boolean keepsLeast(MetricsFunction function) {
        return function instanceof MetricsFunction.OverTime over && over.kind() == MetricsFunction.OverTime.Kind.MIN;
    }
}
