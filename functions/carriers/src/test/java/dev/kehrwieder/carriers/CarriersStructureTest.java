package dev.kehrwieder.carriers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** A carrier is behind the port: the others don't know it, and its client stays with it. */
final class CarriersStructureTest {
    private static final JavaClasses CARRIERS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kehrwieder.carriers");

    @Test
    void carriers_do_not_know_each_other() {
        slices().matching("dev.kehrwieder.carriers.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CARRIERS);
    }

    @Test
    void only_who_connects_them_knows_them() {
        noClasses()
                .that()
                .resideInAPackage("dev.kehrwieder.carriers")
                .and()
                .doNotBelongToAnyOf(ConnectedCarriers.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kehrwieder.carriers.*..")
                .check(CARRIERS);
    }

    @Test
    void the_client_of_easypost_stays_with_easypost() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.kehrwieder.carriers.easypost..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.easypost..", "com.google.gson..")
                .check(CARRIERS);
    }

    /** The function that answers carriers' calls starts without it. */
    @Test
    void what_easypost_calls_us_with_is_read_without_its_client() {
        noClasses()
                .that()
                .haveSimpleName("EasyPostWebhook")
                .or()
                .haveSimpleName("TrackedParcelNews")
                .or()
                .haveSimpleName("EasyPostAccount")
                .or()
                .haveSimpleName("EasyPostStatus")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.easypost..", "com.google.gson..")
                .check(CARRIERS);
    }

    @Test
    void every_call_is_one_of_ours() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .check(CARRIERS);
    }
}
