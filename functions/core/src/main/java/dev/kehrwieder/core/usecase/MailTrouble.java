package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.MailProblem;

/**
 * What follows for a return from a mail that did not reach the shopper.
 *
 * @param about the event that the mail told of
 */
record MailTrouble(Transition transition, EventId about, String template) {

    void bounced(BounceKind kind, String code) {
        transition.event(new ReturnEvent.MailBounced(about, template, kind, code));
        if (kind.needsPerson()) {
            mark(MailProblem.Kind.BOUNCED);
        }
    }

    void complained(String code) {
        transition.event(new ReturnEvent.MailComplained(about, template, code));
        mark(MailProblem.Kind.COMPLAINED);
    }

    void undeliverable(String code) {
        transition.event(new ReturnEvent.MailUndeliverable(about, template, code));
        mark(MailProblem.Kind.UNDELIVERABLE);
    }

    private void mark(MailProblem.Kind kind) {
        transition.to(transition.state().withMailProblem(new MailProblem(kind, template, transition.at())));
    }
}
