package dev.kehrwieder.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerTypesTest {
    interface Turned<A, B> extends RequestHandler<B, A> {}

    abstract static class Base<T> implements Turned<T, List<String>> {}

    static final class Handler extends Base<Integer> {
        @Override
        public Integer handleRequest(List<String> input, Context context) {
            return input.size();
        }
    }

    @Test
    void types_are_followed_through_super_classes_and_turned_interfaces() {
        HandlerTypes types = HandlerTypes.of(Handler.class);
        assertThat(types.input().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
        assertThat(types.output()).isEqualTo(Integer.class);
    }

    @Test
    void what_is_no_handler_is_refused() {
        assertThatThrownBy(() -> HandlerTypes.of(String.class)).isInstanceOf(IllegalStateException.class);
    }
}
