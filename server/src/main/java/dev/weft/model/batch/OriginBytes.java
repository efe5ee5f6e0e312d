package dev.weft.model.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where an origin lies in a request: the content of its resource and scope and their schema URLs, each empty when it was not
 * sent. Mutable while a request is walked; a {@linkplain #copy() copy} is a key.
 */
final class OriginBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    final byte[] bytes;
    int resourceFrom;
    int resourceTo;
    int resourceUrlFrom;
    int resourceUrlTo;
    int scopeFrom;
    int scopeTo;
    int scopeUrlFrom;
    int scopeUrlTo;

    OriginBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes it the resource's spans without a scope. */
    void forgetScope() {
        scopeFrom = 0;
        scopeTo = 0;
        scopeUrlFrom = 0;
        scopeUrlTo = 0;
    }

    int size() {
        int ofResource = (resourceTo - resourceFrom) + (resourceUrlTo - resourceUrlFrom);
        int ofScope = (scopeTo - scopeFrom) + (scopeUrlTo - scopeUrlFrom);
        return ofResource + ofScope;
    }

    /** Returns the same over bytes of its own. */
    OriginBytes copy() {
        byte[] own = new byte[size()];
        OriginBytes copy = new OriginBytes(own);
        copy.resourceTo = put(own, 0, resourceFrom, resourceTo);
        copy.resourceUrlFrom = copy.resourceTo;
        copy.resourceUrlTo = put(own, copy.resourceUrlFrom, resourceUrlFrom, resourceUrlTo);
        copy.scopeFrom = copy.resourceUrlTo;
        copy.scopeTo = put(own, copy.scopeFrom, scopeFrom, scopeTo);
        copy.scopeUrlFrom = copy.scopeTo;
        copy.scopeUrlTo = put(own, copy.scopeUrlFrom, scopeUrlFrom, scopeUrlTo);
        return copy;
    }

    Origin read() {
        return new Origin(
                OriginReading.resource(
                        bytes, resourceFrom, resourceTo - resourceFrom, text(resourceUrlFrom, resourceUrlTo)),
                OriginReading.scope(bytes, scopeFrom, scopeTo - scopeFrom, text(scopeUrlFrom, scopeUrlTo)));
    }

    boolean sameAs(OriginBytes other) {
        return Arrays.equals(bytes, resourceFrom, resourceTo, other.bytes, other.resourceFrom, other.resourceTo)
                && Arrays.equals(bytes, scopeFrom, scopeTo, other.bytes, other.scopeFrom, other.scopeTo)
                && Arrays.equals(
                        bytes, resourceUrlFrom, resourceUrlTo, other.bytes, other.resourceUrlFrom, other.resourceUrlTo)
                && Arrays.equals(bytes, scopeUrlFrom, scopeUrlTo, other.bytes, other.scopeUrlFrom, other.scopeUrlTo);
    }

    /** Returns a hash of resource and scope; schema URLs hardly ever tell origins apart. */
    int hash() {
        long hash = hash(hash(0, resourceFrom, resourceTo), scopeFrom, scopeTo);
        return (int) (hash ^ hash >>> 32);
    }

    private long hash(long before, int from, int to) {
        long hash = before ^ (to - from) * MIX;
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            hash = (Long.rotateLeft(hash, 23) ^ (long) LONG.get(bytes, at)) * MIX;
        }
        for (; at < to; at++) {
            hash = (Long.rotateLeft(hash, 23) ^ bytes[at]) * MIX;
        }
        return hash;
    }

    private int put(byte[] into, int at, int from, int to) {
        System.arraycopy(bytes, from, into, at, to - from);
        return at + to - from;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
