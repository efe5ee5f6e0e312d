package dev.weft.store.duckdb.head;

import java.util.Arrays;

/** Valid links of a generation's spans by the span and by the trace that they point at. One thread adds, any number read. */
final class HeadLinks {

    private final Chains bySpan = new Chains();
    private final Chains byTrace = new Chains();
    private volatile int[] rowOfLink = new int[256];
    private volatile int[] linkInBatch = new int[256];
    private int links;

    void add(int row, int link, long traceIdHigh, long traceIdLow, long spanId) {
        if (links == rowOfLink.length) {
            rowOfLink = Arrays.copyOf(rowOfLink, links * 2);
            linkInBatch = Arrays.copyOf(linkInBatch, links * 2);
        }
        rowOfLink[links] = row;
        linkInBatch[links] = link;
        bySpan.add(IdHash.ofSpan(traceIdHigh, traceIdLow, spanId), links);
        byTrace.add(IdHash.ofTrace(traceIdHigh, traceIdLow), links);
        links++;
    }

    Chains bySpan() {
        return bySpan;
    }

    Chains byTrace() {
        return byTrace;
    }

    int row(int link) {
        return rowOfLink[link];
    }

    /** Returns the link's index among all links of its batch. */
    int inBatch(int link) {
        return linkInBatch[link];
    }
}
