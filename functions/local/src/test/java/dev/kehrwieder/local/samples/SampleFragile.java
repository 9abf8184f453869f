package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Is no good when it is started first. */
public final class SampleFragile extends SampleHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final String FIRST = "kehrwieder.test.first";

    public SampleFragile(Map<String, String> environment) {
        super(environment);
    }

    @Override
    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Context context) {
        String text =
                switch (event.getResource()) {
                    case "/broken" -> Broken.TEXT;
                    case "/stuck" -> Stuck.TEXT;
                    default -> "fine";
                };
        return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody(text);
    }

    /** Over all class loaders of the JVM. */
    private static boolean isFirst(String what) {
        return System.getProperties().putIfAbsent(FIRST + "." + what, "over") == null;
    }

    private static final class Broken {
        static final String TEXT = text();

        private static String text() {
            if (isFirst("broken")) {
                throw new IllegalStateException("interrupted, say");
            }
            return "mended";
        }
    }

    private static final class Stuck {
        static final String TEXT = text();

        private static String text() {
            boolean isHeld = isFirst("stuck");
            while (isHeld) {
                LockSupport.park();
                // As two classes that wait for each other: no interrupt helps.
                Thread.interrupted();
            }
            return "free";
        }
    }
}
