package dev.kehrwieder.platform.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.cloud.function.adapter.aws.AWSCompanionAutoConfiguration;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Runs an initializer under Spring Cloud Function's own Lambda entry. The invoker wants a class with a no-argument
 * constructor in the system property {@code MAIN_CLASS}; that class hands on to the initializer of the moment.
 */
final class StockInvoker {

    private static ApplicationContextInitializer<GenericApplicationContext> functions;

    private StockInvoker() {}

    static synchronized String answer(
            String definition, ApplicationContextInitializer<GenericApplicationContext> initializer, String event) {
        functions = initializer;
        System.setProperty("MAIN_CLASS", Start.class.getName());
        System.setProperty("spring.main.banner-mode", "off");
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            new FunctionInvoker(definition)
                    .handleRequest(
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            answer,
                            new TestContext("stock"));
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.clearProperty("MAIN_CLASS");
            System.clearProperty("spring.main.banner-mode");
        }
    }

    /** What {@code MAIN_CLASS} names. */
    public static final class Start implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            functions.initialize(context);
            // Functional registration leaves the adapter's converter out, and without it the records of an SQSEvent are
            // null.
            context.registerBean(
                    "awsTypesMessageConverter", MessageConverter.class, () -> new AWSCompanionAutoConfiguration()
                            .awsTypesMessageConverter(context));
        }
    }
}
