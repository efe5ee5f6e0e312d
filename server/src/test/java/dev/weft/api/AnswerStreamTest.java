package dev.weft.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The end of an answer whose client is gone, however late it went. */
class AnswerStreamTest {

    @Test
    void aClientThatWentBeforeTheTrailersWentAway() throws IOException {
        CompletableFuture<HttpResponse> response = new CompletableFuture<>();
        var collected = response.thenCompose(HttpResponse::aggregate);
        AnswerStream stream = new AnswerStream(ResponseHeaders.of(200), response);
        stream.write(new byte[10]);
        stream.send();
        stream.trailers(HttpHeaders.of("weft-cut", "after 10 spans"));

        response.join().abort();

        assertThatThrownBy(collected::join).isInstanceOf(CompletionException.class);
        assertThatThrownBy(stream::close).isInstanceOf(IOException.class).hasMessage("the client went away");
    }
}
