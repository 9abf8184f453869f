package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/** A dry run over November's orders. */
final class DryRunFixture {
    static final Instant NOW = at("2026-11-10T10:00:00+01:00");
    static final String REASON = "CHANGED_MIND";
    static final int LIMIT = 200;

    private DryRunFixture() {}

    static DryRun run(Store store, DryRunPolicy.Question question) {
        return run(store, question, new Desk().clock);
    }

    static DryRun run(Store store, DryRunPolicy.Question question, InstantSource machineClock) {
        return new DryRunPolicy(store, new Returnability(new Desk().periods), machineClock).run(question);
    }

    static DryRunPolicy.Question question(PolicyFixture draft) {
        return new DryRunPolicy.Question(
                draft.build(),
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                NOW,
                REASON,
                LIMIT,
                Optional.empty());
    }

    /** One finding as one line. */
    static String text(DryRun.Example example) {
        DryRun.Finding finding = example.finding();
        return "%s: %s -> %s %s"
                .formatted(
                        finding.kind(),
                        finding.before(),
                        finding.after(),
                        finding.rule().orElse("-"));
    }
}
