package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Says what it was asked. */
public final class SampleApi extends SampleHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    public SampleApi(Map<String, String> environment) {
        super(environment);
    }

    @Override
    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Context context) {
        return switch (event.getResource()) {
            case "/fail" -> throw new IllegalStateException("a message with a payload");
            case "/slow" -> slow();
            case "/image" ->
                new APIGatewayProxyResponseEvent()
                        .withStatusCode(200)
                        .withHeaders(Map.of("Content-Type", "image/png"))
                        .withBody(Base64.getEncoder().encodeToString(new byte[] {1, 2, (byte) 0x80}))
                        .withIsBase64Encoded(true);
            case "/nothing" -> null;
            default -> echo(event, context);
        };
    }

    private APIGatewayProxyResponseEvent echo(APIGatewayProxyRequestEvent event, Context context) {
        String body = event.getBody() == null
                ? "-"
                : new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8);
        Map<String, Object> authorizer = event.getRequestContext().getAuthorizer();
        String text = String.join(
                "|",
                event.getHttpMethod(),
                event.getPath(),
                String.valueOf(event.getPathParameters()),
                String.valueOf(event.getMultiValueQueryStringParameters()),
                String.valueOf(event.getIsBase64Encoded()),
                body,
                authorizer == null ? "-" : authorizer.get("shop") + "/" + authorizer.get("principalId"),
                environment.get("TABLE_NAME"),
                String.valueOf(context.getRemainingTimeInMillis() > 0));
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(200)
                .withHeaders(Map.of("Content-Type", "text/plain"))
                .withMultiValueHeaders(Map.of("X-Twice", List.of("a", "b")))
                .withBody(text);
    }

    private static APIGatewayProxyResponseEvent slow() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new APIGatewayProxyResponseEvent().withStatusCode(200);
    }
}
