package dev.kehrwieder.platform.function;

import org.springframework.cloud.function.adapter.aws.AWSCompanionAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.messaging.converter.MessageConverter;

/**
 * What {@code MAIN_CLASS} names when the stock invoker is started as a process of its own: hands on to the function whose
 * class {@code STOCK_FUNCTION} names.
 */
public final class StockStart implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
        start().initialize(context);
        // Functional registration leaves the adapter's converter out, and without it the records of an SQSEvent are
        // null.
        context.registerBean(
                "awsTypesMessageConverter", MessageConverter.class, () -> new AWSCompanionAutoConfiguration()
                        .awsTypesMessageConverter(context));
    }

    private static FunctionStart start() {
        try {
            return Class.forName(System.getenv("STOCK_FUNCTION"))
                    .asSubclass(FunctionStart.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
