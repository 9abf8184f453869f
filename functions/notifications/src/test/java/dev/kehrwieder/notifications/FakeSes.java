package dev.kehrwieder.notifications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;

/** SES that keeps what it was given. */
final class FakeSes implements SesClient {
    private final List<SendRawEmailRequest> sent = new ArrayList<>();
    private final Deque<RuntimeException> faults = new ArrayDeque<>();

    List<SendRawEmailRequest> sent() {
        return List.copyOf(sent);
    }

    /** The next call takes the mail, and the caller never hears of it. */
    void breaksOffAfterTheNext(RuntimeException fault) {
        faults.add(fault);
    }

    @Override
    public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
        sent.add(request);
        if (!faults.isEmpty()) {
            throw faults.poll();
        }
        return SendRawEmailResponse.builder().messageId("m-" + sent.size()).build();
    }

    @Override
    public String serviceName() {
        return "ses";
    }

    @Override
    public void close() {}
}
