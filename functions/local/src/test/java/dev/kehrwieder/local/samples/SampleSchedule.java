package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Map;

/** Says what time business has. */
public final class SampleSchedule extends SampleHandler<ScheduledEvent, Void> {
    public SampleSchedule(Map<String, String> environment) {
        super(environment);
    }

    @Override
    Void answer(ScheduledEvent event, Context context) {
        journal.write("schedule " + event.getDetailType() + " " + System.getProperty("kehrwieder.clock.offset"));
        return null;
    }
}
