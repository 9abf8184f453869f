package dev.kehrwieder.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Core is plain Java, its packages look one way, and it is given time and chance. */
@AnalyzeClasses(packages = "dev.kehrwieder.core", importOptions = ImportOption.DoNotIncludeTests.class)
final class CoreStructureTest {
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

    @ArchTest
    static final ArchRule core_depends_on_java_alone =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "dev.kehrwieder.core..");

    @ArchTest
    static final ArchRule time_and_chance_are_given_and_never_taken =
            noClasses().should().callMethodWhere(takesTimeOrChance());

    @ArchTest
    static final ArchRule no_class_makes_random_numbers_of_its_own = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\..*Random");

    @ArchTest
    static final ArchRule packages_look_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("money")
            .definedBy("dev.kehrwieder.core.money..")
            .layer("things")
            .definedBy(
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
            .mayOnlyBeAccessedByLayers("things", "happenings", "activities");

    /** A return is read with its refunds and a refund names its return; periods and the policy are each other's terms. */
    @ArchTest
    static final ArchRule no_other_packages_need_each_other = slices().matching("dev.kehrwieder.core.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(dev.kehrwieder.core.model.ReturnCase.class, dev.kehrwieder.core.refund.Refund.class)
            .ignoreDependency(dev.kehrwieder.core.model.ReturnCase.class, dev.kehrwieder.core.refund.RefundStatus.class)
            .ignoreDependency(dev.kehrwieder.core.policy.Returnability.class, dev.kehrwieder.core.time.Periods.class);

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
