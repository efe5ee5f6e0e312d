package dev.weft.query.evaluate.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code topk(n)} and {@code bottomk(n)}: at every step anew, the n series with the greatest or least samples; others have a
 * gap there. Among equal samples {@code topk} prefers what comes first in {@link LabelOrder#RANKED}, {@code bottomk} what comes last.
 */
final class SeriesRanking {

    private SeriesRanking() {}

    static List<SeriesRow> rank(List<SeriesRow> rows, boolean top, int count) {
        double[][] kept = new double[rows.size()][];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = new double[rows.get(row).size()];
            Arrays.fill(kept[row], Double.NaN);
        }
        for (int sample = 0; !rows.isEmpty() && sample < rows.getFirst().size(); sample++) {
            for (int row : chosen(rows, sample, top, count)) {
                kept[row][sample] = rows.get(row).sample(sample);
            }
        }
        List<SeriesRow> ranked = new ArrayList<>(rows.size());
        for (int row = 0; row < kept.length; row++) {
            ranked.add(rows.get(row).withSamples(kept[row]));
        }
        return ranked;
    }

    private static int[] chosen(List<SeriesRow> rows, int sample, boolean top, int count) {
        Comparator<Integer> descending = Comparator.<Integer>comparingDouble(
                        row -> rows.get(row).sample(sample))
                .reversed()
                .thenComparing(row -> rows.get(row).labels(), LabelOrder.RANKED);
        return IntStream.range(0, rows.size())
                .filter(row -> !Double.isNaN(rows.get(row).sample(sample)))
                .boxed()
                .sorted(top ? descending : descending.reversed())
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
