package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.PolicyReview;
import dev.kehrwieder.core.policy.PolicyWarning;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.DryRun;
import dev.kehrwieder.core.usecase.DryRunPolicy;
import dev.kehrwieder.core.usecase.PutPolicy;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/** The shop's policy: a new version in, the one in force out; and what a draft would change. */
final class PolicyEndpoints {
    private static final int MAX_VERSION = 999_999;

    private final Store store;
    private final PutPolicy putPolicy;
    private final DryRunPolicy dryRun;
    private final InstantSource clock;

    PolicyEndpoints(Store store, PutPolicy putPolicy, DryRunPolicy dryRun, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.putPolicy = requireNonNull(putPolicy, "putPolicy is null");
        this.dryRun = requireNonNull(dryRun, "dryRun is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Answer put(ApiRequest request) {
        String shop = request.caller().shop();
        IntFunction<Policy> policy = request.body(body -> PolicyBody.read(shop, body));
        Policy taken = putPolicy.put(shop, policy);
        ObjectNode json = PolicyJson.of(taken);
        json.set("warnings", PolicyJson.warnings(warnings(taken)));
        return Answer.ok(json);
    }

    Answer get(ApiRequest request) {
        return store.currentPolicy(request.caller().shop())
                .map(policy -> Answer.ok(PolicyJson.of(policy)))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    Answer version(ApiRequest request) {
        return store.policy(request.caller().shop(), request.pathNumber("version", MAX_VERSION))
                .map(policy -> Answer.ok(PolicyJson.of(policy)))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    Answer dryRun(ApiRequest request) {
        String shop = request.caller().shop();
        DryRunPolicy.Question question = request.body(body -> DryRunBody.read(shop, body, clock.instant()))
                .get();
        ObjectNode json = DryRunJson.of(run(question), PolicyJson.warnings(warnings(question.draft())));
        return Answer.ok(json);
    }

    private DryRun run(DryRunPolicy.Question question) {
        try {
            return dryRun.run(question);
        } catch (IllegalArgumentException e) {
            if (question.after().isEmpty()) {
                throw e;
            }
            throw WrongCursor.problem();
        }
    }

    private List<PolicyWarning> warnings(Policy policy) {
        return PolicyReview.of(policy, LocalDate.ofInstant(clock.instant(), policy.timeZone()));
    }
}
