package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call what (DESIGN 6): everybody else gets a 403 before anything is read. */
@ExtendWith(RegistrationApi.Extension.class)
final class RolesIT {
    private static final String TABLE =
            """
            PUT_ORDER       | STOREFRONT
            GET_ORDER       | STOREFRONT SUPPORT FINANCE
            GET_RETURNABLE  | STOREFRONT SUPPORT
            QUOTE_RETURN    | STOREFRONT SUPPORT
            REGISTER_RETURN | STOREFRONT SUPPORT
            LIST_RETURNS    | STOREFRONT SUPPORT FINANCE WAREHOUSE
            GET_RETURN      | STOREFRONT SUPPORT FINANCE WAREHOUSE
            GET_TIMELINE    | STOREFRONT SUPPORT FINANCE WAREHOUSE
            GET_SETTLEMENT  | STOREFRONT SUPPORT FINANCE WAREHOUSE
            APPROVE_RETURN  | SUPPORT
            DECLINE_RETURN  | SUPPORT
            CANCEL_RETURN   | SUPPORT STOREFRONT
            REOPEN_RETURN   | SUPPORT
            ADD_PARCEL      | STOREFRONT SUPPORT
            REISSUE_LABEL   | STOREFRONT SUPPORT
            PROVE_DISPATCH  | SUPPORT
            LIST_PARCELS    | SUPPORT WAREHOUSE
            DECLARE_LOST    | SUPPORT
            GET_PICKUP_SLOTS | STOREFRONT SUPPORT
            CHOOSE_PICKUP   | STOREFRONT SUPPORT
            GET_LABEL       | STOREFRONT SUPPORT WAREHOUSE
            GET_QR          | STOREFRONT SUPPORT WAREHOUSE
            GET_SLIP        | STOREFRONT SUPPORT WAREHOUSE
            LIST_TASKS      | SUPPORT WAREHOUSE FINANCE
            ASSIGN_TASK     | SUPPORT WAREHOUSE FINANCE
            CLOSE_TASK      | SUPPORT WAREHOUSE FINANCE
            LIST_CUSTOMER   | SUPPORT
            LOOK_UP_CUSTOMER | SUPPORT
            PUT_POLICY      | ''
            DRY_RUN_POLICY  | ''
            GET_POLICY      | STOREFRONT SUPPORT FINANCE WAREHOUSE
            GET_POLICY_VERSION         | STOREFRONT SUPPORT FINANCE WAREHOUSE
            GET_POLICY_SCHEMA_ORG      | STOREFRONT SUPPORT FINANCE WAREHOUSE
            GET_POLICY_GOOGLE_MERCHANT | STOREFRONT SUPPORT FINANCE WAREHOUSE
            """;

    private final RegistrationApi api;

    RolesIT(RegistrationApi api) {
        this.api = api;
    }

    private static String[] path(ApiRoute route) {
        return Stream.of("orderNumber", "rma", "id", "number", "version")
                .filter(name -> route.path().contains("{" + name + "}"))
                .map(name -> name.equals("number") || name.equals("version") ? "1" : "4711")
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void a_role_opens_what_the_contract_says_and_admins_open_all(ApiRoute route, String roles) {
        for (Role role : Role.values()) {
            Reply reply =
                    api.call(route, ApiCall.to(route, path(route)).as(role).body("{"));
            if (role == Role.ADMIN || roles.contains(role.name())) {
                assertThat(reply.status()).as(role + " calls " + route).isNotIn(401, 403, 500);
            } else {
                reply.is(403, "FORBIDDEN");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void nobody_comes_in_without_a_key_or_with_a_role_of_another_world(ApiRoute route, String roles) {
        ApiCall nobody = ApiCall.to(route, path(route));
        Reply reply = api.call(route, nobody).is(401, "UNAUTHORIZED");
        assertThat(reply.headers()).containsEntry("WWW-Authenticate", "Bearer");
        api.call(route, ApiCall.to(route, path(route)).as("demo", "ROOT")).is(403, "FORBIDDEN");
    }

    @Test
    void the_table_names_every_route_that_is_not_open() {
        Set<ApiRoute> closed = EnumSet.noneOf(ApiRoute.class);
        TABLE.lines()
                .map(line -> line.split("\\|")[0].strip())
                .map(ApiRoute::valueOf)
                .forEach(closed::add);
        Set<ApiRoute> routes = EnumSet.copyOf(ApiRoute.of(FunctionNames.REGISTRATION));
        routes.removeIf(ApiRoute::isOpen);
        assertThat(closed).isEqualTo(routes);
        assertThat(ApiRoute.of(FunctionNames.REGISTRATION))
                .filteredOn(ApiRoute::isOpen)
                .containsExactlyInAnyOrder(
                        ApiRoute.GET_POLICY_PAGE,
                        ApiRoute.GET_POLICY_PAGE_OF_SHOP,
                        ApiRoute.GET_HEALTH,
                        ApiRoute.GET_OPENAPI,
                        ApiRoute.GET_DOCS,
                        ApiRoute.GET_START_PAGE);
    }
}
