package org.inkstone.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.inkstone.examples.cli.ProgressBars;
import org.junit.jupiter.api.Test;

/** The rules of the house, checked on the byte code of every module that the examples use. */
@AnalyzeClasses(packages = "org.inkstone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** The storeys of the house, lowest first: a module may use those of lower storeys, none beside it or above. */
    private static final List<List<String>> STOREYS = List.of(
            List.of("core"),
            List.of("nd4j", "tokenizers", "decoding", "data", "scaling", "evaluation"),
            List.of("models"),
            List.of("training"),
            List.of("finetuning", "compression"),
            List.of("alignment"),
            List.of("prompting", "retrieval"),
            List.of("agents"),
            List.of("applications"),
            List.of("examples", "benchmarks"));

    private static final String[] PROGRAMS = {"org.inkstone.examples..", "org.inkstone.benchmarks.."};

    @ArchTest
    static final ArchRule ONLY_ND4J_KNOWS_ND4J = noClasses()
            .that()
            .resideOutsideOfPackage("org.inkstone.nd4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("org.inkstone.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule LIBRARIES_DO_NOT_PRINT =
            noClasses().that().resideOutsideOfPackages(PROGRAMS).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule LIBRARIES_DO_NOT_CHOOSE_THE_LOG = noClasses()
            .that()
            .resideOutsideOfPackages(PROGRAMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ch.qos.logback..", "org.apache.logging..", "java.util.logging..");

    /** So that they run on Alpine, in native images and in several class loaders. */
    @ArchTest
    static final ArchRule TOKENIZERS_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("org.inkstone.tokenizers..")
            .should()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(System.class, "load", String.class)
            .orShould()
            .callMethod(System.class, "loadLibrary", String.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.ServiceLoader")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ThreadLocal")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.io.ObjectInputStream..", "sun.misc..", "jdk.internal..");

    @ArchTest
    static final ArchRule TOKENIZERS_HAVE_NO_STATIC_STATE = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.inkstone.tokenizers..")
            .and()
            .areStatic()
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule TOKENIZERS_MAKE_NO_TEMPORARY_FILES = noClasses()
            .that()
            .resideInAPackage("org.inkstone.tokenizers..")
            .should()
            .callMethod(java.io.File.class, "createTempFile", String.class, String.class);

    @ArchTest
    static final ArchRule ALL_RANDOMNESS_HAS_A_SEED = noClasses().should().callCodeUnitWhere(unseededRandomness());

    @ArchTest
    static void arrowsPointDown(JavaClasses all) {
        for (int storey = 0; storey < STOREYS.size(); storey++) {
            for (String module : STOREYS.get(storey)) {
                arrowsOf(module, STOREYS.subList(0, storey)).check(all);
            }
        }
    }

    @ArchTest
    static void everyModuleHasItsStorey(JavaClasses all) {
        Set<String> known = STOREYS.stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<String> unknown =
                all.stream().map(ArchitectureTest::moduleOf).collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theRulesFindWhatTheyForbid() {
        JavaClasses bad = new ClassFileImporter().importClasses(Unseeded.class);
        assertEquals(
                6,
                ALL_RANDOMNESS_HAS_A_SEED
                        .evaluate(bad)
                        .getFailureReport()
                        .getDetails()
                        .size());
        JavaClasses good = new ClassFileImporter().importClasses(Seeded.class);
        ALL_RANDOMNESS_HAS_A_SEED.check(good);
        JavaClasses upward = new ClassFileImporter().importClasses(Inkstone.class, ProgressBars.class);
        assertTrue(arrowsOf("examples", List.of()).evaluate(upward).hasViolation());
        arrowsOf("examples", List.of(List.of("core"))).check(upward);
    }

    private static ArchRule arrowsOf(String module, List<List<String>> lower) {
        List<String> allowed = new ArrayList<>();
        lower.forEach(allowed::addAll);
        if (!module.equals("examples") && !module.equals("benchmarks")) {
            allowed.remove("nd4j");
        }
        allowed.add(module);
        return classes()
                .that()
                .resideInAPackage("org.inkstone." + module + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are in " + allowed + " or outside Inkstone",
                        target -> !target.getPackageName().startsWith("org.inkstone")
                                || allowed.contains(moduleOf(target))))
                .allowEmptyShould(true);
    }

    private static String moduleOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", 4);
        return parts.length > 2 ? parts[2] : "";
    }

    private static DescribedPredicate<JavaCall<?>> unseededRandomness() {
        return DescribedPredicate.describe("it draws random numbers without a seed", call -> {
            JavaClass owner = call.getTargetOwner();
            int arguments = call.getTarget().getRawParameterTypes().size();
            return switch (call.getName()) {
                case "<init>" ->
                    (arguments == 0 && isAny(owner, Random.class, SplittableRandom.class))
                            || owner.isAssignableTo(SecureRandom.class);
                case "random" -> isAny(owner, Math.class, StrictMath.class);
                case "current" -> isAny(owner, ThreadLocalRandom.class);
                case "getDefault", "of" -> isAny(owner, RandomGenerator.class);
                case "create" -> arguments == 0 && isAny(owner, RandomGeneratorFactory.class);
                case "shuffle" -> arguments == 1 && isAny(owner, Collections.class);
                case "randomUUID" -> isAny(owner, UUID.class);
                default -> false;
            };
        });
    }

    private static boolean isAny(JavaClass type, Class<?>... candidates) {
        return Arrays.stream(candidates).anyMatch(type::isEquivalentTo);
    }

    static final class Unseeded {
        private Unseeded() {}

        static double draw(List<Integer> list) {
            Collections.shuffle(list);
            return Math.random()
                    + new Random().nextDouble()
                    + new SplittableRandom().nextDouble()
                    + ThreadLocalRandom.current().nextInt()
                    + RandomGenerator.getDefault().nextDouble();
        }
    }

    static final class Seeded {
        private Seeded() {}

        static double draw(List<Integer> list) {
            Collections.shuffle(list, new Random(1));
            return new SplittableRandom(1).nextDouble()
                    + RandomGeneratorFactory.of("L64X128MixRandom").create(1).nextDouble();
        }
    }
}
