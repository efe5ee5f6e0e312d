package dev.weft.store.duckdb.segment.links;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.SpanBatch;
import dev.weft.model.batch.WireCursor;
import dev.weft.store.duckdb.segment.rows.IndexSort;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.util.Arrays;

/** The links of a segment's spans that have two valid ids, in the order of the rows. Columns, by link and by linking span. */
final class LinkColumns {

    private static final int FIRST_LINKS = 1024;

    long[] linkedHigh = new long[FIRST_LINKS];
    long[] linkedLow = new long[FIRST_LINKS];
    long[] linkedSpan = new long[FIRST_LINKS];

    /** Which of the linking spans carries the link. */
    int[] linking = new int[FIRST_LINKS];

    /** Of the link among its span's links. */
    int[] position = new int[FIRST_LINKS];

    /** Where in {@link #rests} what the link holds beside the ids lies. */
    long[] rest = new long[FIRST_LINKS];

    int[] restLength = new int[FIRST_LINKS];
    int[] restHash = new int[FIRST_LINKS];
    int count;

    int[] linkingRow = new int[FIRST_LINKS];
    long[] linkingStart = new long[FIRST_LINKS];
    int linkingCount;

    final LinkRestPool rests = new LinkRestPool();

    private final SegmentRows rows;
    private final WireCursor cursor = new WireCursor();

    private LinkColumns(SegmentRows rows) {
        this.rows = rows;
    }

    static LinkColumns of(SegmentRows rows) {
        LinkColumns columns = new LinkColumns(rows);
        for (int row = 0; row < rows.spanCount(); row++) {
            SpanBatch batch = rows.batch(row);
            int index = rows.index(row);
            if (batch.linkCount(index) > 0) {
                columns.add(row, batch, index);
            }
        }
        return columns;
    }

    /** Returns the links sorted by linked span, then the linking span's start and ids, then position. */
    int[] sorted() {
        return IndexSort.sorted(linkedHigh, count, this::compare);
    }

    private int compare(int a, int b) {
        int order = Long.compareUnsigned(linkedHigh[a], linkedHigh[b]);
        order = order != 0 ? order : Long.compareUnsigned(linkedLow[a], linkedLow[b]);
        order = order != 0 ? order : Long.compareUnsigned(linkedSpan[a], linkedSpan[b]);
        order = order != 0 || linking[a] == linking[b] ? order : compareLinking(linking[a], linking[b]);
        return order != 0 ? order : Integer.compare(position[a], position[b]);
    }

    private int compareLinking(int a, int b) {
        int byStart = Long.compareUnsigned(linkingStart[a], linkingStart[b]);
        return byStart != 0
                ? byStart
                : rows.batch(linkingRow[a])
                        .key(rows.index(linkingRow[a]))
                        .compareTo(rows.batch(linkingRow[b]).key(rows.index(linkingRow[b])));
    }

    private void add(int row, SpanBatch batch, int index) {
        int before = count;
        int link = batch.firstLink(index);
        cursor.over(batch.bytes(), batch.spanOffset(index), batch.spanLength(index));
        for (int at = 0; cursor.next(); ) {
            if (cursor.field() == OtlpFields.SPAN_LINKS) {
                add(batch, link + at, at);
                at++;
            }
        }
        if (count == before) {
            return;
        }
        if (linkingCount == linkingRow.length) {
            linkingRow = Arrays.copyOf(linkingRow, linkingCount * 2);
            linkingStart = Arrays.copyOf(linkingStart, linkingCount * 2);
        }
        linkingRow[linkingCount] = row;
        linkingStart[linkingCount] = batch.startTimeUnixNano(index);
        linkingCount++;
    }

    private void add(SpanBatch batch, int link, int at) {
        long high = batch.linkedTraceIdHigh(link);
        long low = batch.linkedTraceIdLow(link);
        long span = batch.linkedSpanId(link);
        if ((high | low) == 0 || span == 0) {
            return;
        }
        if (count == linkedHigh.length) {
            grow(count * 2);
        }
        linkedHigh[count] = high;
        linkedLow[count] = low;
        linkedSpan[count] = span;
        linking[count] = linkingCount;
        position[count] = at;
        rest[count] = rests.add(batch.bytes(), cursor.offset(), cursor.length());
        restLength[count] = rests.lastLength();
        restHash[count] = rests.lastHash();
        count++;
    }

    private void grow(int capacity) {
        linkedHigh = Arrays.copyOf(linkedHigh, capacity);
        linkedLow = Arrays.copyOf(linkedLow, capacity);
        linkedSpan = Arrays.copyOf(linkedSpan, capacity);
        linking = Arrays.copyOf(linking, capacity);
        position = Arrays.copyOf(position, capacity);
        rest = Arrays.copyOf(rest, capacity);
        restLength = Arrays.copyOf(restLength, capacity);
        restHash = Arrays.copyOf(restHash, capacity);
    }
}
