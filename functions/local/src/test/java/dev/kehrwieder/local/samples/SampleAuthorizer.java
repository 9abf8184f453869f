package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.util.List;
import java.util.Map;

/** Knows the keys {@code good} and {@code barred}. */
public final class SampleAuthorizer extends SampleHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {
    public SampleAuthorizer(Map<String, String> environment) {
        super(environment);
    }

    @Override
    IamPolicyResponse answer(APIGatewayCustomAuthorizerEvent event, Context context) {
        journal.write("authorizer " + event.getMethodArn());
        return switch (event.getHeaders().get("Authorization")) {
            case "Bearer good" -> policy(IamPolicyResponse.allowStatement("arn:aws:execute-api:*/live/*"));
            case "Bearer barred" -> policy(IamPolicyResponse.denyStatement("*"));
            case "Bearer broken" -> throw new IllegalStateException("broken");
            default -> throw new IllegalStateException("Unauthorized");
        };
    }

    private static IamPolicyResponse policy(IamPolicyResponse.Statement statement) {
        return IamPolicyResponse.builder()
                .withPrincipalId("key-1")
                .withContext(Map.of("shop", "demo", "role", "STOREFRONT"))
                .withPolicyDocument(IamPolicyResponse.PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .build();
    }
}
