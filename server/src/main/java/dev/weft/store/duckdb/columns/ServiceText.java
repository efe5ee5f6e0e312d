package dev.weft.store.duckdb.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import java.util.IdentityHashMap;

/**
 * A resource's service as the columns hold it.
 *
 * @param utf8 what {@link Resource#service()} shows
 * @param type of what was sent: {@link #STRING}, {@link #ARRAY} or {@link #OTHER}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ServiceText(byte[] utf8, byte type) {

    /** The service is the string that was sent. */
    static final byte STRING = 0;

    /** An array was sent: it may match a constant, though not as the service. */
    static final byte ARRAY = 1;

    /** No service was sent, or what no string compares with. */
    static final byte OTHER = 2;

    static ServiceText of(Resource resource) {
        byte type = switch (resource.attributes().find(Resource.SERVICE_NAME)) {
            case AttributeValue.Text _ -> STRING;
            case AttributeValue.Array _ -> ARRAY;
            case null, default -> OTHER;
        };
        return new ServiceText(resource.service().getBytes(UTF_8), type);
    }

    /** Remembers the services of the resources that a segment's spans share. */
    static final class Memory {

        private final IdentityHashMap<Resource, ServiceText> services = new IdentityHashMap<>();

        ServiceText of(Resource resource) {
            ServiceText known = services.get(resource);
            if (known == null) {
                known = ServiceText.of(resource);
                services.put(resource, known);
            }
            return known;
        }
    }
}
