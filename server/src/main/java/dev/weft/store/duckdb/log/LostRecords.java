package dev.weft.store.duckdb.log;

import java.util.ArrayList;
import java.util.List;

/** Tells in words what a repair could not keep. Groups come in order. */
final class LostRecords {

    private final List<String> words = new ArrayList<>();
    private long firstLost;
    private long nextLost;

    /** Adds a group of which some records are kept. */
    void add(long group, int kept, int count) {
        if (kept < count) {
            closeRun();
            words.add((count - kept) + " of the " + count + " records of group " + group);
        }
    }

    /** Adds a group of which nothing is kept. */
    void addWhole(long group) {
        if (firstLost == nextLost || group != nextLost) {
            closeRun();
            firstLost = group;
        }
        nextLost = group + 1;
    }

    @Override
    public String toString() {
        closeRun();
        return words.isEmpty() ? "no record" : String.join(", ", words);
    }

    private void closeRun() {
        if (nextLost == firstLost + 1) {
            words.add("all of group " + firstLost);
        } else if (nextLost > firstLost) {
            words.add("all of the groups " + firstLost + " to " + (nextLost - 1));
        }
        firstLost = nextLost;
    }
}
