package dev.kehrwieder.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.functions.LocalFunction;
import dev.kehrwieder.local.functions.Outcome;
import dev.kehrwieder.local.template.ApiResource;
import dev.kehrwieder.local.template.EventSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One call from the request line to the answer, in AWS's order: firewall, route, authorizer, function. */
final class ApiHandler implements HttpHandler {
    /** Lambda's limit of an event and of an answer. */
    private static final int MAXIMUM_EVENT_BYTES = 6 * 1024 * 1024;

    private final CallLimits limits;
    private final ApiResource api;
    private final RouteTable routes;
    private final Map<String, Authorizer> authorizers;
    private final ProxyEvent events;
    private final Function<String, LocalFunction> functions;
    private final RequestListener listener;
    private final Consumer<String> report;
    private final ProxyAnswer answers = new ProxyAnswer();

    ApiHandler(
            CallLimits limits,
            ApiResource api,
            RouteTable routes,
            Map<String, Authorizer> authorizers,
            ProxyEvent events,
            Function<String, LocalFunction> functions,
            RequestListener listener,
            Consumer<String> report) {
        this.limits = limits;
        this.api = api;
        this.routes = routes;
        this.authorizers = Map.copyOf(authorizers);
        this.events = events;
        this.functions = functions;
        this.listener = listener;
        this.report = report;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try {
            Answer answer;
            try {
                answer = answer(Request.read(exchange));
            } catch (Request.Refused refused) {
                answer = refused.answer();
            } catch (RuntimeException e) {
                report.accept("gateway failed: " + e.getClass().getName());
                answer = Problem.of(500, "INTERNAL", "The gateway failed.");
            }
            answer.send(exchange);
        } catch (IOException e) {
            // The caller went away: there is nobody left to tell.
            exchange.close();
        }
    }

    private Answer answer(Request request) {
        return limits.blocked(request).orElseGet(() -> routed(request));
    }

    private Answer routed(Request request) {
        Optional<RouteTable.Match> match = routes.find(request.path());
        if (match.isEmpty()) {
            return notFound();
        }
        String method = request.method();
        Optional<RouteTable.Target> target = match.get().target(method);
        if (target.isEmpty() && method.equals("HEAD")) {
            // A HEAD is a GET whose body is not sent.
            method = "GET";
            target = match.get().target(method);
        }
        if (target.isEmpty()) {
            return method.equals("OPTIONS") ? options(match.get()) : notFound();
        }
        return authorized(request, match.get(), method, target.get());
    }

    private Answer authorized(Request request, RouteTable.Match match, String method, RouteTable.Target target) {
        Optional<Authorizer> authorizer = authorizer(target.route());
        if (authorizer.isEmpty()) {
            return invoke(request, match, method, target, Map.of());
        }
        return switch (authorizer.get().decide(request, match, method, events)) {
            case Authorizer.Verdict.Allowed allowed -> invoke(request, match, method, target, allowed.context());
            case Authorizer.Verdict.Unauthorized unauthorized ->
                Problem.of(401, "UNAUTHORIZED", "A valid API key is needed: Authorization: Bearer <API key>.")
                        .with("WWW-Authenticate", "Bearer");
            case Authorizer.Verdict.Denied denied -> Problem.of(403, "FORBIDDEN", "This key may not do this.");
            case Authorizer.Verdict.Broken broken -> Problem.of(500, "INTERNAL", "The authorizer failed.");
        };
    }

    private Answer invoke(
            Request request,
            RouteTable.Match match,
            String method,
            RouteTable.Target target,
            Map<String, String> authorizer) {
        byte[] event = events.forFunction(request, match, method, authorizer);
        if (event.length > MAXIMUM_EVENT_BYTES) {
            return Problem.of(413, "PAYLOAD_TOO_LARGE", "The request is larger than a function takes (6 MB).");
        }
        return switch (functions.apply(target.functionArn()).invoke(event)) {
            case Outcome.Returned returned
            when returned.json().length <= MAXIMUM_EVENT_BYTES ->
                answers.read(returned.json())
                        .map(answer -> heard(request, match, method, authorizer, answer))
                        .orElseGet(ApiHandler::badGateway);
            case Outcome.Returned returned -> badGateway();
            case Outcome.Failed failed -> badGateway();
            case Outcome.TimedOut timedOut -> Problem.of(504, "GATEWAY_TIMEOUT", "The function took too long.");
        };
    }

    private Answer heard(
            Request request, RouteTable.Match match, String method, Map<String, String> authorizer, Answer answer) {
        try {
            listener.answered(
                    new RequestListener.Call(
                            method, match.resource(), match.pathParameters(), authorizer, request.body()),
                    answer.status());
        } catch (RuntimeException e) {
            // The function has answered; what a listener makes of it is not the caller's business.
            report.accept("after " + method + " " + match.resource() + ": " + e.getMessage());
        }
        return answer;
    }

    private Optional<Authorizer> authorizer(EventSource.Route route) {
        return route.authorizer()
                .or(api::defaultAuthorizer)
                .filter(name -> !name.equals("NONE"))
                .map(authorizers::get);
    }

    private static Answer options(RouteTable.Match match) {
        return new Answer(204, Map.of("Allow", List.of(String.join(", ", match.allowed()))), new byte[0]);
    }

    private static Answer notFound() {
        return Problem.of(404, "NOT_FOUND", "There is no such route.");
    }

    private static Answer badGateway() {
        return Problem.of(502, "BAD_GATEWAY", "The function failed.");
    }
}
