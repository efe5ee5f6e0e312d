package dev.weft.explore;

import dev.weft.store.Answer;
import dev.weft.store.MissingSegment;
import java.util.List;

/** An answer that may take much memory: whoever has sent it closes it, so that the next one has room. */
public final class WholeAnswer<T> implements AutoCloseable {

    private final Answer<T> answer;
    private final AnswerRoom.Share room;

    WholeAnswer(Answer<T> answer, AnswerRoom.Share room) {
        this.answer = answer;
        this.room = room;
    }

    public T value() {
        return answer.value();
    }

    /** Returns segments that could not be read, of which the answer lacks something. */
    public List<MissingSegment> missing() {
        return answer.missing();
    }

    @Override
    public void close() {
        room.close();
    }
}
