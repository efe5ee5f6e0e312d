package dev.weft.store.duckdb.segment;

/** What the summaries of a {@code traces} file name by number. */
record TraceTexts(TextTable serviceNames, TextTable rootNames, ServiceSetTable serviceSets) {}
