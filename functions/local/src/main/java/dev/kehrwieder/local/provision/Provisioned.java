package dev.kehrwieder.local.provision;

import dev.kehrwieder.local.template.QueueResource;
import java.util.Map;

/**
 * Where the template's resources really are.
 *
 * @param queueUrls by queue name
 * @param streamArns the local streams by the ARN that the template gives
 */
public record Provisioned(Map<String, String> queueUrls, Map<String, String> streamArns) {
    public Provisioned {
        queueUrls = Map.copyOf(queueUrls);
        streamArns = Map.copyOf(streamArns);
    }

    public String queueUrl(QueueResource queue) {
        return queueUrls.get(queue.name());
    }

    /** The local stream's ARN. */
    public String streamArn(String templateArn) {
        String arn = streamArns.get(templateArn);
        if (arn == null) {
            throw new IllegalStateException("there is no stream " + templateArn);
        }
        return arn;
    }
}
