package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.PutPolicy;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import java.util.function.IntFunction;

/** The shop's policy: a new version in, the one in force out. */
final class PolicyEndpoints {
    private static final int MAX_VERSION = 999_999;

    private final Store store;
    private final PutPolicy putPolicy;

    PolicyEndpoints(Store store, PutPolicy putPolicy) {
        this.store = requireNonNull(store, "store is null");
        this.putPolicy = requireNonNull(putPolicy, "putPolicy is null");
    }

    Answer put(ApiRequest request) {
        String shop = request.caller().shop();
        IntFunction<Policy> policy = request.body(body -> PolicyBody.read(shop, body));
        return Answer.ok(PolicyJson.of(putPolicy.put(shop, policy)));
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
}
