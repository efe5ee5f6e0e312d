package dev.weft.api;

import com.linecorp.armeria.common.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The API's own description, a resource beside the classes. */
final class OpenApiEndpoint {

    private static final String RESOURCE = "/openapi/openapi.json";

    void description(ApiCall call) throws IOException {
        call.parameters();
        try (InputStream in = OpenApiEndpoint.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing on the class path");
            }
            call.answer(MediaType.JSON_UTF_8, List.of(), in::transferTo);
        }
    }
}
