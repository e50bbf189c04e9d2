package app.hearth;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of packages holds: arrows point only downwards. */
@AnalyzeClasses(packages = "app.hearth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchRule arrowsPointOnlyDownwards = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("main").definedBy("app.hearth")
            .layer("cli").definedBy("app.hearth.cli..")
            .layer("desktop").definedBy("app.hearth.desktop..")
            .layer("engine").definedBy("app.hearth.engine..")
            .layer("homenet").definedBy("app.hearth.homenet..")
            .layer("rewards").definedBy("app.hearth.rewards..")
            .layer("monitor").definedBy("app.hearth.monitor..")
            .layer("protocol").definedBy("app.hearth.protocol..")
            .layer("settings").definedBy("app.hearth.settings..")
            .whereLayer("main").mayNotBeAccessedByAnyLayer()
            .whereLayer("cli").mayOnlyBeAccessedByLayers("main")
            .whereLayer("desktop").mayOnlyBeAccessedByLayers("main")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("main", "cli", "desktop")
            .whereLayer("homenet").mayOnlyBeAccessedByLayers("main", "cli", "desktop")
            .whereLayer("rewards").mayOnlyBeAccessedByLayers("main", "cli", "desktop")
            .whereLayer("monitor").mayOnlyBeAccessedByLayers("main", "cli", "desktop", "engine")
            .whereLayer("protocol").mayOnlyBeAccessedByLayers("main", "cli", "desktop", "engine", "homenet", "rewards")
            .because("a part can be understood, tested and replaced without what stands above it");

    @ArchTest static final ArchRule protocolIsPure = noClasses().that().resideInAPackage("app.hearth.protocol..")
            .should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.file..", "okhttp3..", "java.sql..")
            .because("wire formats are tested without files, sockets and clocks");

    @ArchTest static final ArchRule policyIsPure = noClasses().that().resideInAPackage("app.hearth.engine.policy..")
            .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.util.concurrent..")
            .orShould().callMethod(java.time.Instant.class, "now")
            .because("the forecast runs the same function over days to come");

    @ArchTest static final ArchRule noTextDependsOnTheUsersLanguageByAccident = noClasses()
            .should().callMethod(String.class, "format", String.class, Object[].class).orShould().callMethod(String.class, "toLowerCase")
            .orShould().callMethod(String.class, "toUpperCase").orShould().callMethod(java.io.PrintStream.class, "printf", String.class, Object[].class)
            .because("digits become Arabic in Egypt and the letter i loses its dot in Turkey: what programs read must not");

    @ArchTest static final ArchRule onlyTheWindowKnowsJavaFx = noClasses().that().resideOutsideOfPackages("app.hearth.desktop..", "app.hearth")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
            .because("Hearth also runs where there is no display");
}
