package org.passerelle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.passerelle.shared.BusinessClock;

@AnalyzeClasses(packagesOf = Passerelle.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Set<String> CLOCKS = Set.of(
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.Instant",
            "java.time.YearMonth",
            "java.time.Year",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.MonthDay");

    private static final DescribedPredicate<JavaAccess<?>> READS_THE_MACHINES_TIME =
            describe("reads the time of the machine", access -> isMachineTime(access.getTarget()));

    /** Decision 0001: the change to a maintained fork of the engine stays mechanical. */
    @ArchTest
    static final ArchRule theEngineIsKnownInFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackage("org.passerelle.engine")
            .and()
            .haveSimpleNameNotEndingWith("Delegate")
            .and()
            .haveSimpleNameNotEndingWith("Workflow")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule nothingButTheBusinessClockReadsTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BusinessClock.class.getName())
            .should()
            .accessTargetWhere(READS_THE_MACHINES_TIME);

    @ArchTest
    static final ArchRule delegatesStayInsideTheirModule =
            classes().that().haveSimpleNameEndingWith("Delegate").should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingLeansOnWhatIsMadeForPeopleToLookAt = noClasses()
            .that()
            .resideOutsideOfPackages("org.passerelle.portal..", "org.passerelle.scenarios..", "org.passerelle")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.passerelle.portal..", "org.passerelle.scenarios..");

    /** A stream of rows keeps its connection until somebody closes it, and nobody does; a list gives it back. */
    @ArchTest
    static final ArchRule rowsAreReadAsLists = noClasses()
            .should()
            .callMethod(org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec.class, "stream");

    /** {@code now(clock)} is fine; {@code now()}, {@code now(zone)} and a new Date are not. */
    private static boolean isMachineTime(AccessTarget target) {
        var owner = target.getOwner().getName();
        var name = target.getName();
        if (owner.equals("java.lang.System")) return name.equals("currentTimeMillis");
        if (owner.equals("java.time.Clock")) return name.startsWith("system");
        if (!(target instanceof AccessTarget.CodeUnitCallTarget call)) return false;
        var parameters =
                call.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        if (owner.equals("java.util.Date")) return name.equals("<init>") && parameters.isEmpty();
        return CLOCKS.contains(owner) && name.equals("now") && !parameters.contains("java.time.Clock");
    }
}
