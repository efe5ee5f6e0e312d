package dev.weft.model.batch;

/** Numbers of the fields of OTLP's trace messages, each with its message's name in front. */
public final class OtlpFields {

    public static final int TRACES_RESOURCE_SPANS = 1;

    public static final int RESOURCE_SPANS_RESOURCE = 1;
    public static final int RESOURCE_SPANS_SCOPE_SPANS = 2;
    public static final int RESOURCE_SPANS_SCHEMA_URL = 3;

    public static final int RESOURCE_ATTRIBUTES = 1;
    public static final int RESOURCE_DROPPED_ATTRIBUTES_COUNT = 2;
    public static final int RESOURCE_ENTITY_REFS = 3;

    public static final int ENTITY_REF_SCHEMA_URL = 1;
    public static final int ENTITY_REF_TYPE = 2;
    public static final int ENTITY_REF_ID_KEYS = 3;
    public static final int ENTITY_REF_DESCRIPTION_KEYS = 4;

    public static final int SCOPE_SPANS_SCOPE = 1;
    public static final int SCOPE_SPANS_SPANS = 2;
    public static final int SCOPE_SPANS_SCHEMA_URL = 3;

    public static final int SCOPE_NAME = 1;
    public static final int SCOPE_VERSION = 2;
    public static final int SCOPE_ATTRIBUTES = 3;
    public static final int SCOPE_DROPPED_ATTRIBUTES_COUNT = 4;

    public static final int SPAN_TRACE_ID = 1;
    public static final int SPAN_SPAN_ID = 2;
    public static final int SPAN_TRACE_STATE = 3;
    public static final int SPAN_PARENT_SPAN_ID = 4;
    public static final int SPAN_NAME = 5;
    public static final int SPAN_KIND = 6;
    public static final int SPAN_START_TIME_UNIX_NANO = 7;
    public static final int SPAN_END_TIME_UNIX_NANO = 8;
    public static final int SPAN_ATTRIBUTES = 9;
    public static final int SPAN_DROPPED_ATTRIBUTES_COUNT = 10;
    public static final int SPAN_EVENTS = 11;
    public static final int SPAN_DROPPED_EVENTS_COUNT = 12;
    public static final int SPAN_LINKS = 13;
    public static final int SPAN_DROPPED_LINKS_COUNT = 14;
    public static final int SPAN_STATUS = 15;
    public static final int SPAN_FLAGS = 16;

    public static final int EVENT_TIME_UNIX_NANO = 1;
    public static final int EVENT_NAME = 2;
    public static final int EVENT_ATTRIBUTES = 3;
    public static final int EVENT_DROPPED_ATTRIBUTES_COUNT = 4;

    public static final int LINK_TRACE_ID = 1;
    public static final int LINK_SPAN_ID = 2;
    public static final int LINK_TRACE_STATE = 3;
    public static final int LINK_ATTRIBUTES = 4;
    public static final int LINK_DROPPED_ATTRIBUTES_COUNT = 5;
    public static final int LINK_FLAGS = 6;

    public static final int STATUS_MESSAGE = 2;
    public static final int STATUS_CODE = 3;

    public static final int KEY_VALUE_KEY = 1;
    public static final int KEY_VALUE_VALUE = 2;
    public static final int KEY_VALUE_KEY_STRINDEX = 3;

    public static final int ANY_STRING = 1;
    public static final int ANY_BOOL = 2;
    public static final int ANY_INT = 3;
    public static final int ANY_DOUBLE = 4;
    public static final int ANY_ARRAY = 5;
    public static final int ANY_KVLIST = 6;
    public static final int ANY_BYTES = 7;
    public static final int ANY_STRING_STRINDEX = 8;

    /** Of an array's values and of a key-value list's entries alike. */
    public static final int LIST_VALUES = 1;

    private OtlpFields() {}
}
