package dev.weft.query;

import java.util.List;

/** What an expression reads from a span. */
public sealed interface Field {

    /** An attribute of the span, its resource, one of its events or links, or its scope. */
    record Attribute(Scope scope, String key) implements Field {}

    /** {@code parent.…}: the field as it is on the parent span, missing when that is not stored. */
    record OfParent(Field field) implements Field {}

    /** Where an attribute is looked for. */
    enum Scope {
        /** The span first, then the resource: the first of them that has the key decides. */
        ANY(""),
        SPAN("span"),
        RESOURCE("resource"),
        EVENT("event"),
        LINK("link"),
        INSTRUMENTATION("instrumentation");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Facts that are no attributes, with their names; the first is the one that is printed. */
    enum Intrinsic implements Field {
        NAME("span:name", "name"),
        KIND("span:kind", "kind"),
        STATUS("span:status", "status"),
        STATUS_MESSAGE("span:statusMessage", "statusMessage"),
        DURATION("span:duration", "duration"),
        SPAN_ID("span:id"),
        PARENT_ID("span:parentID"),
        CHILD_COUNT("span:childCount"),
        LINK_COUNT("span:linkCount"),
        LINKED_BY_COUNT("span:linkedByCount"),
        DROPPED_LINK_COUNT("span:droppedLinkCount"),
        NESTED_SET_LEFT("nestedSetLeft"),
        NESTED_SET_RIGHT("nestedSetRight"),
        NESTED_SET_PARENT("nestedSetParent"),
        TRACE_ID("trace:id"),
        TRACE_DURATION("trace:duration", "traceDuration"),
        ROOT_NAME("trace:rootName", "rootName"),
        ROOT_SERVICE("trace:rootService", "rootServiceName"),
        EVENT_NAME("event:name"),
        EVENT_TIME_SINCE_START("event:timeSinceStart"),
        LINK_TRACE_ID("link:traceID"),
        LINK_SPAN_ID("link:spanID"),
        LINK_DANGLING("link:dangling"),
        LINK_WAIT("link:wait"),
        SCOPE_NAME("instrumentation:name"),
        SCOPE_VERSION("instrumentation:version");

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> names;

        Intrinsic(String... names) {
            this.names = List.of(names);
        }

        public List<String> names() {
            return names;
        }
    }
}
