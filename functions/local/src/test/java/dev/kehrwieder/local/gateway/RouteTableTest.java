package dev.kehrwieder.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.template.EventSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable routes = new RouteTable();

    @Test
    void a_literal_wins_over_a_parameter_and_a_parameter_over_the_rest() {
        add("GET", "/{proxy+}");
        add("GET", "/v1/returns/{rma}");
        add("POST", "/v1/returns/quote");
        assertThat(resource("/v1/returns/quote")).isEqualTo("/v1/returns/quote");
        assertThat(resource("/v1/returns/R-1")).isEqualTo("/v1/returns/{rma}");
        assertThat(resource("/v1/returns/R-1/more")).isEqualTo("/{proxy+}");
    }

    @Test
    void a_known_path_with_an_unknown_method_has_no_target() {
        add("POST", "/v1/returns/quote");
        add("GET", "/v1/returns/{rma}");
        assertThat(routes.find("/v1/returns/quote").orElseThrow().target("GET")).isEmpty();
    }

    @Test
    void parameters_stay_encoded_and_the_rest_keeps_its_slashes() {
        add("ANY", "/s/{shop}/{proxy+}");
        RouteTable.Match match = routes.find("/s/de%20mo/a/b").orElseThrow();
        assertThat(match.pathParameters()).isEqualTo(Map.of("shop", "de%20mo", "proxy", "a/b"));
        assertThat(match.target("DELETE")).isPresent();
    }

    @Test
    void the_root_and_a_last_slash_are_found() {
        add("GET", "/");
        add("GET", "/docs");
        assertThat(resource("/")).isEqualTo("/");
        assertThat(resource("/docs/")).isEqualTo("/docs");
        assertThat(routes.find("/nowhere")).isEmpty();
    }

    private String resource(String path) {
        return routes.find(path).orElseThrow().resource();
    }

    private void add(String method, String path) {
        routes.add(new RouteTable.Target(new EventSource.Route("R", "api", path, method, Optional.empty()), "arn"));
    }
}
