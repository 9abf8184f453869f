package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.BadBody;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.RequestContent;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that nobody can read, on every route that has one: each is refused by its code, and nothing changes. */
@ExtendWith(RegistrationApi.Extension.class)
final class BadBodiesIT {
    private final RegistrationApi api;
    private final String rma;
    private final Task task;

    BadBodiesIT(RegistrationApi api) {
        this.api = api;
        this.rma = api.registered();
        this.task = Task.about(
                new ReturnKey("demo", rma), TaskKind.LABEL_FAILED, "1", "", Instant.parse("2026-11-20T10:00:00Z"));
        api.store().commit(List.of(new Write.RaiseTask(task)));
    }

    static List<ApiRoute> routes() {
        return ApiRoute.of(FunctionNames.REGISTRATION).stream()
                .filter(route -> route.request() instanceof RequestContent.JsonBody)
                .toList();
    }

    private static boolean isRequired(ApiRoute route) {
        return ((RequestContent.JsonBody) route.request()).required();
    }

    private Reply send(ApiRoute route, byte[] body) {
        return api.call(route, ApiCall.to(route, named(route)).as(Role.ADMIN).bytes(body));
    }

    private String[] named(ApiRoute route) {
        return Stream.of(route.path().split("/"))
                .filter(part -> part.startsWith("{"))
                .map(part -> switch (part) {
                    case "{id}" -> task.key().id();
                    case "{rma}" -> rma;
                    case "{number}" -> "1";
                    default -> "1001";
                })
                .toArray(String[]::new);
    }

    /** Order, return, tasks and policy as they are. */
    private List<String> everything() {
        return Stream.of(
                        api.call(ApiRoute.GET_ORDER, Role.ADMIN, "1001"),
                        api.call(ApiRoute.GET_RETURN, Role.ADMIN, rma),
                        api.call(ApiRoute.GET_TIMELINE, Role.ADMIN, rma),
                        api.call(ApiRoute.LIST_RETURNS, Role.ADMIN),
                        api.call(ApiRoute.LIST_TASKS, Role.ADMIN),
                        api.call(ApiRoute.GET_POLICY, Role.ADMIN))
                .map(reply -> reply.is(200).body())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_body_that_nobody_can_read_is_refused_and_changes_nothing(ApiRoute route) {
        List<String> before = everything();
        for (BadBody bad : BadBody.unreadable()) {
            Reply reply = send(route, bad.bytes());
            assertThat(reply.status()).as(bad + ": " + reply.body()).isEqualTo(bad.status());
            assertThat(reply.text("/code")).as(bad.name()).isEqualTo(bad.code());
            assertThat(reply.json().get("errors")).as(bad.name()).isEmpty();
        }
        if (isRequired(route)) {
            send(route, new byte[0]).is(400, "MALFORMED");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void json_that_is_no_object_is_a_wrong_type_of_the_whole(ApiRoute route) {
        List<String> before = everything();
        for (BadBody bad : BadBody.noObjects()) {
            Reply reply = send(route, bad.bytes()).is(bad.status(), bad.code());
            assertThat(reply.json().get("errors"))
                    .extracting(error -> error.get("pointer").stringValue(), error -> error.get("code")
                            .stringValue())
                    .containsExactly(tuple("", "WRONG_TYPE"));
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void half_of_a_pair_in_an_escape_is_json_whose_field_is_refused(ApiRoute route) {
        List<String> before = everything();
        send(route, "{\"a\":\"\\ud800\"}".getBytes()).is(422, "VALIDATION_FAILED");
        Reply name = send(route, "{\"\\ud800\":1}".getBytes()).is(422, "VALIDATION_FAILED");
        assertThat(name.json().get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .contains("/?");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_body_of_the_largest_size_is_read(ApiRoute route) {
        Reply reply = send(route, BadBody.ofTheLargestSize());
        assertThat(reply.status()).as(reply.body()).isIn(isRequired(route) ? List.of(422) : List.of(200, 202, 409));
    }
}
