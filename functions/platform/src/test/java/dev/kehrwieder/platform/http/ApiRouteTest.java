package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiRouteTest {

    @Test
    void no_two_routes_are_the_same_call() {
        assertThat(Arrays.stream(ApiRoute.values()).map(route -> route.method() + " " + route.path()))
                .doesNotHaveDuplicates();
    }

    /** API Gateway refuses two names for the parameter of one place in the tree. */
    @Test
    void parameter_at_one_place_has_one_name() {
        Map<String, String> names = new HashMap<>();
        for (ApiRoute route : ApiRoute.values()) {
            StringBuilder place = new StringBuilder();
            for (String segment : route.path().split("/")) {
                if (segment.startsWith("{")) {
                    assertThat(names.merge(place.toString(), segment, (first, _) -> first))
                            .as(route.path())
                            .isEqualTo(segment);
                }
                place.append('/').append(segment);
            }
        }
    }

    @Test
    void every_route_has_a_function_and_a_description() {
        assertThat(ApiRoute.values()).allSatisfy(route -> {
            assertThat(route.function()).isNotBlank();
            assertThat(route.tag()).isNotBlank();
            assertThat(route.summary()).isNotBlank();
            assertThat(route.answer().statuses()).isNotEmpty();
        });
    }

    @Test
    void path_is_matched_segment_by_segment() {
        PathTemplate template = new PathTemplate("/v1/orders/{orderNumber}/returnable");
        assertThat(template.match("/v1/orders/1001/returnable")).contains(Map.of("orderNumber", "1001"));
        assertThat(template.match("/v1/orders//returnable")).isEmpty();
        assertThat(template.match("/v1/orders/1001/returnable/")).isEmpty();
        assertThat(template.match("")).isEmpty();
        assertThat(new PathTemplate("/").match("/")).isPresent();
    }
}
