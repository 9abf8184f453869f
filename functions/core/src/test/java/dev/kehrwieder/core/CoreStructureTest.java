package dev.kehrwieder.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.policy.Claims;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.time.Periods;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Core is plain Java, its packages look one way, and it is given time and chance. */
final class CoreStructureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kehrwieder.core");

    private static final Set<String> TAKES_TIME_OR_CHANCE = Set.of(
            "currentTimeMillis",
            "nanoTime",
            "systemDefaultZone",
            "systemUTC",
            "system",
            "systemDefault",
            "getProperty",
            "getenv",
            "random");

    @Test
    void core_depends_on_java_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.kehrwieder.core..")
                .check(CORE);
    }

    @Test
    void time_and_chance_are_given_and_never_taken() {
        noClasses().should().callMethodWhere(takesTimeOrChance()).check(CORE);
    }

    @Test
    void no_class_makes_random_numbers_of_its_own() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\..*Random")
                .check(CORE);
    }

    @Test
    void packages_look_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("money")
                .definedBy("dev.kehrwieder.core.money..")
                .layer("things")
                .definedBy(
                        "dev.kehrwieder.core.credit..",
                        "dev.kehrwieder.core.model..",
                        "dev.kehrwieder.core.parcel..",
                        "dev.kehrwieder.core.policy..",
                        "dev.kehrwieder.core.refund..",
                        "dev.kehrwieder.core.time..")
                .layer("happenings")
                .definedBy(
                        "dev.kehrwieder.core.event..",
                        "dev.kehrwieder.core.notice..",
                        "dev.kehrwieder.core.port..",
                        "dev.kehrwieder.core.settlement..")
                .layer("activities")
                .definedBy("dev.kehrwieder.core.usecase..")
                .whereLayer("activities")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("happenings")
                .mayOnlyBeAccessedByLayers("activities")
                .whereLayer("things")
                .mayOnlyBeAccessedByLayers("happenings", "activities")
                .whereLayer("money")
                .mayOnlyBeAccessedByLayers("things", "happenings", "activities")
                .check(CORE);
    }

    /** A return is read with its refunds and a refund names its return; periods and the policy are each other's terms. */
    @Test
    void no_other_packages_need_each_other() {
        slices().matching("dev.kehrwieder.core.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(ReturnCase.class, Refund.class)
                .ignoreDependency(ReturnCase.class, RefundStatus.class)
                .ignoreDependency(Returnability.class, Periods.class)
                .ignoreDependency(Claims.class, Periods.class)
                .check(CORE);
    }

    private static DescribedPredicate<JavaMethodCall> takesTimeOrChance() {
        return describe("take time, place or chance from the machine", call -> {
            String owner = call.getTargetOwner().getFullName();
            String method = call.getTarget().getName();
            boolean now = owner.startsWith("java.time.")
                    && method.equals("now")
                    && call.getTarget().getRawParameterTypes().isEmpty();
            boolean machine = owner.startsWith("java.") && TAKES_TIME_OR_CHANCE.contains(method);
            boolean uuid = owner.equals(UUID.class.getName()) && method.equals("randomUUID");
            boolean locale = owner.equals(Locale.class.getName()) && method.equals("getDefault");
            return now || machine || uuid || locale;
        });
    }
}
