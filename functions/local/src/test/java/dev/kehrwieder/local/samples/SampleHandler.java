package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A typed super class between the handler and Lambda's interface, as the real functions have one. */
public abstract class SampleHandler<I, O> implements RequestHandler<I, O> {
    final Map<String, String> environment;
    final Journal journal;

    SampleHandler(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.journal = new Journal(environment);
    }

    @Override
    public O handleRequest(I input, Context context) {
        return answer(input, context);
    }

    abstract O answer(I input, Context context);
}
