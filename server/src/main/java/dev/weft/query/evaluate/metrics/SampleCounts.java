package dev.weft.query.evaluate.metrics;

/** Counts of spans; 0 where there are none. */
final class SampleCounts implements SampleColumn {

    private final SampleTallies counts;

    SampleCounts(int samples) {
        this.counts = new SampleTallies(samples);
    }

    @Override
    public void add(int sample, SamplePart part) {
        if (!(part instanceof SamplePart.Count(double spans))) {
            throw unfit(part);
        }
        counts.add(sample, spans);
    }

    @Override
    public void merge(SampleAccumulator other) {
        if (!(other instanceof SampleCounts more)) {
            throw unfit(other);
        }
        counts.merge(more.counts);
    }

    @Override
    public double[] samples(double unit) {
        return counts.sums(unit);
    }

    @Override
    public long bytes() {
        return counts.bytes();
    }

    /** Returns an accumulator for as many samples, without any counts. */
    SampleCounts empty() {
        return new SampleCounts(counts.samples());
    }

    /** Returns the count over all samples. */
    double total() {
        return counts.total();
    }
}
