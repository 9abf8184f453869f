package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.Write;

/**
 * What follows for a return from a mail that did not reach the shopper.
 *
 * @param about the event that the mail told of
 * @param source what we know it from: the same again is the same task
 */
record MailTrouble(Transition transition, EventId about, String template, String source) {

    void bounced(BounceKind kind, String code) {
        transition.event(new ReturnEvent.MailBounced(about, template, kind, code));
        if (kind.needsPerson()) {
            needsPerson(MailProblem.Kind.BOUNCED, TaskKind.MAIL_BOUNCED, code);
        }
    }

    void complained(String code) {
        transition.event(new ReturnEvent.MailComplained(about, template, code));
        needsPerson(MailProblem.Kind.COMPLAINED, TaskKind.MAIL_COMPLAINED, code);
    }

    void undeliverable(String code) {
        transition.event(new ReturnEvent.MailUndeliverable(about, template, code));
        needsPerson(MailProblem.Kind.UNDELIVERABLE, TaskKind.MAIL_UNDELIVERABLE, code);
    }

    /** An acknowledgement that did not arrive was not given: somebody must find another way to the shopper. */
    private void needsPerson(MailProblem.Kind problem, TaskKind task, String code) {
        transition
                .to(transition.state().withMailProblem(new MailProblem(problem, template, transition.at())))
                .also(new Write.RaiseTask(Task.about(transition.state().key(), task, source, code, transition.at())));
    }
}
