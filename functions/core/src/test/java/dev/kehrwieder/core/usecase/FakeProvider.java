package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.refund.Refund;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A payment provider that remembers keys, counts its calls and pays each key once. */
final class FakeProvider implements PaymentProvider {
    private final Map<String, Money> paid = new LinkedHashMap<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final Set<String> forgotten = new HashSet<>();
    private Runnable meanwhile = () -> {};
    private String name = "local";
    private boolean silent;
    private boolean silentAfterActing;
    private boolean failing;

    void named(String other) {
        name = other;
    }

    /** Does not answer, and has not acted. */
    void fallSilent() {
        silent = true;
    }

    /** Acts on the next call, and its answer is lost. */
    void loseTheNextAnswer() {
        silentAfterActing = true;
    }

    void failNext() {
        failing = true;
    }

    void answerAgain() {
        silent = false;
    }

    /** What it has come to meanwhile, without a webhook that arrives. */
    void settle(Refund refund, Answer answer) {
        answers.put(refund.providerKey(), answer);
    }

    /** As after 24 h: the same key would pay once more. What it has paid it still knows. */
    void forgetKeys() {
        forgotten.addAll(answers.keySet());
    }

    /** What happens while it acts on the next call. */
    void whileItActs(Runnable other) {
        meanwhile = other;
    }

    /** The keys of the calls for a refund, repetitions too. */
    List<String> asked() {
        return asked;
    }

    List<String> lookedUp() {
        return found;
    }

    List<Money> paid() {
        return List.copyOf(paid.values());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer refund(Refund refund) {
        if (silent) {
            throw new Fault("silent", null);
        }
        asked.add(refund.providerKey());
        if (forgotten.remove(refund.providerKey())) {
            throw new AssertionError("asked under a forgotten key, which pays again");
        }
        meanwhile.run();
        meanwhile = () -> {};
        Answer answer = answers.computeIfAbsent(refund.providerKey(), key -> decide(refund));
        if (silentAfterActing) {
            silentAfterActing = false;
            throw new Fault("lost", null);
        }
        return answer;
    }

    private Answer decide(Refund refund) {
        if (failing) {
            failing = false;
            return new Answer.Failed(Optional.of("re_" + refund.refundId()), "CARD_EXPIRED");
        }
        paid.put(refund.providerKey(), refund.amount());
        return new Answer.Pending("re_" + refund.refundId());
    }

    @Override
    public Optional<Answer> find(Refund refund) {
        if (silent) {
            throw new Fault("silent", null);
        }
        found.add(refund.providerKey());
        return Optional.ofNullable(answers.get(refund.providerKey()));
    }
}
