package dev.kehrwieder.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house as DESIGN 1 and 5 describe it, over the classes of every module. */
class HouseTest {
    private static final String HOUSE = "dev.kehrwieder";

    private static final String[] FUNCTIONS = Stream.of(
                    "access",
                    "registration",
                    "labels",
                    "tracking",
                    "inspection",
                    "refunds",
                    "notifications",
                    "withdrawals",
                    "relay",
                    "deadlines")
            .map(module -> HOUSE + "." + module + "..")
            .toArray(String[]::new);

    /** Machine time and business time; and the log, whose lines carry the time of the machine. */
    private static final Set<String> CLOCKS = Set.of(
            HOUSE + ".platform.time.BusinessClock",
            HOUSE + ".platform.time.MachineClock",
            HOUSE + ".platform.log.RuntimeLog",
            HOUSE + ".platform.log.LibraryLogger");

    private static final JavaClasses CLASSES = HouseClasses.all();

    @Test
    void every_module_of_the_house_is_looked_at() {
        for (String function : FUNCTIONS) {
            assertThat(CLASSES.stream().filter(resideInAPackage(function)))
                    .as(function)
                    .hasSizeGreaterThan(2);
        }
        assertThat(CLASSES.stream().filter(resideInAPackage(HOUSE + ".platform..")))
                .hasSizeGreaterThan(50);
        assertThat(CLASSES.stream().filter(resideInAPackage(HOUSE + ".core.."))).hasSizeGreaterThan(50);
    }

    @Test
    void functions_do_not_know_each_other() {
        slices().matching(HOUSE + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        resideInAnyPackage(
                                HOUSE + ".platform..",
                                HOUSE + ".core..",
                                HOUSE + ".documents..",
                                HOUSE + ".carriers.."))
                .ignoreDependency(
                        resideInAPackage(HOUSE + ".local.."),
                        resideInAnyPackage(HOUSE + ".emulators..", HOUSE + ".fakes.."))
                .ignoreDependency(resideInAPackage(HOUSE + ".emulators.."), resideInAPackage(HOUSE + ".emulators.."))
                .check(CLASSES);
    }

    @Test
    void dependencies_point_from_function_to_platform_to_core() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".platform..")
                .should()
                .dependOnClassesThat(in(HOUSE, HOUSE + ".platform", HOUSE + ".core"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".core..")
                .should()
                .dependOnClassesThat(in(HOUSE, HOUSE + ".core"))
                .check(CLASSES);
    }

    @Test
    void carriers_are_linked_to_nothing_but_platform_and_core_and_fakes_to_nothing_at_all() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".carriers..")
                .should()
                .dependOnClassesThat(in(HOUSE, HOUSE + ".carriers", HOUSE + ".platform", HOUSE + ".core"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".fakes..")
                .should()
                .dependOnClassesThat(in(HOUSE, HOUSE + ".fakes"))
                .check(CLASSES);
    }

    @Test
    void the_runner_loads_the_functions_and_is_linked_to_none_of_their_classes() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".local..")
                .should()
                .dependOnClassesThat(in(HOUSE, HOUSE + ".local", HOUSE + ".emulators", HOUSE + ".fakes"))
                .check(CLASSES);
    }

    @Test
    void only_no_argument_constructors_of_functions_and_handlers_read_the_environment() {
        noClasses()
                .that(resideInAnyPackage(FUNCTIONS)
                        .or(resideInAnyPackage(HOUSE + ".platform..", HOUSE + ".carriers..", HOUSE + ".core.."))
                        .and(describe("are no handlers or functions", type -> !isEntry(type))))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void only_the_two_clocks_ask_the_machine_for_the_time_and_nobody_for_names_by_chance() {
        noClasses()
                .that(resideInAnyPackage(FUNCTIONS)
                        .or(resideInAnyPackage(HOUSE + ".platform..", HOUSE + ".carriers.."))
                        .and(describe("are no clocks", type -> !CLOCKS.contains(type.getFullName()))))
                .should()
                .callMethodWhere(describe("take the time or a name from the machine", HouseTest::takesTimeOrName))
                .check(CLASSES);
    }

    @Test
    void what_lambda_starts_is_public_and_nothing_else_of_a_functions_room() {
        classes()
                .that(describe("lie in the room of a function", HouseTest::isInARoom))
                .and(describe("are no handlers or functions", type -> !isEntry(type)))
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void spring_is_where_functions_are_put_together_and_nowhere_else() {
        noClasses()
                .that(resideInAnyPackage(FUNCTIONS).and(describe("are no functions", type -> !isEntry(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(CLASSES);
    }

    /** A call by key carries none of its classes as long as nothing on its way knows them. */
    @Test
    void the_library_of_tokens_is_known_where_tokens_are_checked_and_nowhere_else() {
        noClasses()
                .that(describe("check no tokens", type -> !Set.of("StaffTokens", "IssuerKeys", "BadClaim")
                        .contains(type.getSimpleName())))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(CLASSES);
    }

    @Test
    void every_sample_event_is_used_by_a_test() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(HouseClasses.MODULES)) {
            for (Path source : sources.filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
                    .toList()) {
                tests.append(Files.readString(source));
            }
        }
        try (Stream<Path> samples = Files.walk(HouseClasses.MODULES.resolveSibling("events"))) {
            assertThat(samples.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(sample -> assertThat(tests)
                    .contains(sample.getFileName() + "\""));
        }
    }

    /** Classes of the house outside these packages. */
    private static DescribedPredicate<JavaClass> in(String house, String... except) {
        return describe("are in other rooms of the house", type -> {
            String name = type.getPackageName();
            boolean ours = name.startsWith(house + ".");
            boolean allowed = Stream.of(except).anyMatch(allow -> name.equals(allow) || name.startsWith(allow + "."));
            return ours && !allowed;
        });
    }

    private static boolean isEntry(JavaClass type) {
        return type.getSimpleName().endsWith("Function") || type.getSimpleName().endsWith("Handler");
    }

    private static boolean isInARoom(JavaClass type) {
        return Stream.of(FUNCTIONS).anyMatch(room -> (type.getPackageName() + "..").equals(room));
    }

    private static boolean takesTimeOrName(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String method = call.getTarget().getName();
        boolean now = owner.startsWith("java.time.")
                && Set.of("now", "system", "systemUTC", "systemDefaultZone").contains(method)
                && call.getTarget().getRawParameterTypes().isEmpty();
        boolean millis = owner.equals("java.lang.System") && method.equals("currentTimeMillis");
        boolean uuid = owner.equals("java.util.UUID") && method.equals("randomUUID");
        return now || millis || uuid;
    }
}
