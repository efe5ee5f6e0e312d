package dev.weft.model.batch;

/**
 * What a request may bring without being cut; see {@link BatchReader#readPlain}.
 *
 * @param maxAttributes of one span, event, link, resource or scope
 * @param maxEvents of one span
 * @param maxLinks of one span
 * @param maxValueBytes of an attribute's key and of its value, nested ones in all, in UTF-8; a bool counts one byte, a
 *     number eight
 * @param maxTextBytes of a span's, event's or scope's name, a scope's version, a status message, a trace state, in UTF-8
 */
public record BatchLimits(int maxAttributes, int maxEvents, int maxLinks, int maxValueBytes, int maxTextBytes) {

    public static final BatchLimits NONE = new BatchLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
