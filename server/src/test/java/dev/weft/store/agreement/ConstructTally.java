package dev.weft.store.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How many pairs used each construct, and how many of them had an answer that was not empty. Safe for several threads. */
public final class ConstructTally {

    private record Count(long pairs, long notEmpty) {

        static final Count NONE = new Count(0, 0);

        Count plus(boolean another) {
            return new Count(pairs + 1, notEmpty + (another ? 1 : 0));
        }
    }

    private final Map<Construct, Count> counts = new LinkedHashMap<>();
    private Count all = Count.NONE;

    /** @param more what is counted beside all that questions are made of */
    public ConstructTally(List<Construct> more) {
        Constructs.all().forEach(construct -> counts.put(construct, Count.NONE));
        more.forEach(construct -> counts.put(construct, Count.NONE));
    }

    /** @param used constructs of one pair, each of which must be one that is counted */
    public synchronized void add(Set<Construct> used, boolean notEmpty) {
        all = all.plus(notEmpty);
        for (Construct construct : used) {
            if (counts.computeIfPresent(construct, (_, count) -> count.plus(notEmpty)) == null) {
                throw new IllegalArgumentException(construct + " (expected: one of " + counts.keySet() + ")");
            }
        }
    }

    public synchronized long pairs() {
        return all.pairs();
    }

    /** Returns which share of all answers was not empty, 0 to 1. */
    public synchronized double notEmptyShare() {
        return (double) all.notEmpty() / all.pairs();
    }

    /** Returns what no pair has used. */
    public synchronized List<Construct> unused() {
        return with(count -> count.pairs() == 0);
    }

    /** Returns what no pair has used whose answer was not empty. */
    public synchronized List<Construct> fruitless() {
        return with(count -> count.notEmpty() == 0);
    }

    private List<Construct> with(Predicate<Count> wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the counts as text, topic by topic. */
    public synchronized String table() {
        StringBuilder table = new StringBuilder();
        String topic = "";
        for (Map.Entry<Construct, Count> entry : counts.entrySet()) {
            Construct construct = entry.getKey();
            if (!construct.topic().equals(topic)) {
                topic = construct.topic();
                table.append(String.format(Locale.ROOT, "%n%-32s %10s %10s%n", topic, "pairs", "not empty"));
            }
            table.append(line("  " + construct.name(), entry.getValue()));
        }
        return table.append('\n').append(line("all", all)).toString();
    }

    private static String line(String name, Count count) {
        return String.format(Locale.ROOT, "%-32s %,10d %,10d%n", name, count.pairs(), count.notEmpty());
    }
}
