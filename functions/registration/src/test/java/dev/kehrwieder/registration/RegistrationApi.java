package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.http.AnswerContent;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.platform.time.BusinessTime;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The function behind its routes, over an empty table in business time of November 2026. Every answer of JSON is held against
 * the OpenAPI document.
 */
final class RegistrationApi {
    private final LocalAws aws;
    private final BusinessTime time = BusinessTime.usual();
    private final RegistrationHandler handler;

    private RegistrationApi(LocalAws aws) {
        this.aws = aws;
        aws.table().renew();
        this.handler = new RegistrationHandler(environment());
    }

    /** What was answered. */
    record Reply(int status, Map<String, String> headers, String body) {
        JsonNode json() {
            return Json.parse(body);
        }

        String text(String pointer) {
            return json().at(pointer).stringValue();
        }

        Reply is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        Reply is(int expected, String code) {
            is(expected);
            assertThat(text("/code")).as(body).isEqualTo(code);
            return this;
        }
    }

    LocalAws aws() {
        return aws;
    }

    Store store() {
        return aws.table().store();
    }

    BusinessTime time() {
        return time;
    }

    /** Where nothing is said otherwise, nobody listens for mail. */
    Map<String, String> environment() {
        aws.queues();
        aws.bucket();
        Map<String, String> environment = aws.environment(FunctionNames.REGISTRATION);
        environment.put("AWS_ENDPOINT_URL_SES", "http://127.0.0.1:1");
        return environment;
    }

    Reply call(ApiRoute route, ApiCall call) {
        return call(handler, route, call);
    }

    static Reply call(RegistrationHandler handler, ApiRoute route, ApiCall call) {
        APIGatewayProxyResponseEvent answer = handler.handleRequest(call.event(), new TestContext("r-1"));
        if (route.answer() instanceof AnswerContent.JsonAnswer || answer.getStatusCode() >= 400) {
            requireFit(route, answer);
        }
        return new Reply(answer.getStatusCode(), answer.getHeaders(), answer.getBody());
    }

    private static void requireFit(ApiRoute route, APIGatewayProxyResponseEvent answer) {
        if (answer.getStatusCode() >= 400 && !(route.answer() instanceof AnswerContent.JsonAnswer)) {
            ApiSchemas.requireDeclared(route, answer.getStatusCode());
            // A page says "no" as a page.
            if (!answer.getHeaders().get("Content-Type").startsWith("text/html")) {
                ApiSchemas.requireFit("Problem", answer.getBody());
            }
        } else {
            ApiSchemas.fitting(route, answer);
        }
    }

    Reply call(ApiRoute route, Role role, String... path) {
        return call(route, ApiCall.to(route, path).as(role));
    }

    Reply send(ApiRoute route, Role role, JsonNode body, String... path) {
        return call(route, ApiCall.to(route, path).as(role).body(Json.write(body)));
    }

    /** The policy of the sample. */
    Reply putPolicy() {
        return putPolicy(sample("registration/put-policy.json"));
    }

    Reply putPolicy(JsonNode policy) {
        return send(ApiRoute.PUT_POLICY, Role.ADMIN, policy).is(200);
    }

    /** The order of the sample. */
    Reply putOrder(String orderNumber) {
        return putOrder(orderNumber, sample("registration/put-order.json"));
    }

    Reply putOrder(String orderNumber, JsonNode order) {
        return send(ApiRoute.PUT_ORDER, Role.STOREFRONT, order, orderNumber);
    }

    /** The return of the sample, by its order number. */
    Reply register(String orderNumber) {
        return register(sample("registration/register-return.json").put("orderNumber", orderNumber));
    }

    Reply register(JsonNode wanted) {
        return send(ApiRoute.REGISTER_RETURN, Role.STOREFRONT, wanted);
    }

    /** @return the RMA of a new return of order 1001, under the sample's policy */
    String registered() {
        putPolicy();
        putOrder("1001").is(201);
        return register("1001").is(201).text("/rma");
    }

    /** A return that is further than this function alone can bring it. */
    ReturnJourney journey() {
        return ReturnJourney.begin(store(), new BusinessClock());
    }

    /** The body of a sample event. */
    static ObjectNode sample(String name) {
        return Json.parseObject(Json.parse(SampleEvents.read(name)).get("body").stringValue());
    }

    /** Gives each test an API of its own; the emulators live as long as the tests of the module. */
    static final class Extension implements ParameterResolver, AfterEachCallback {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Extension.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RegistrationApi.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            LocalAws aws = context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(LocalAws.class, type -> new LocalAws(), LocalAws.class);
            return new RegistrationApi(aws);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            System.clearProperty(BusinessClock.OFFSET);
        }
    }
}
