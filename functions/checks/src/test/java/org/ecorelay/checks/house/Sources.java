package org.ecorelay.checks.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Time, randomness, ids and threads are injected: the static ones are for handlers and Wiring, or for nobody. */
final class Sources {
    private static final Set<String> RANDOM =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.concurrent.ThreadLocalRandom");

    /** Bounds the wait for a network call; nothing that is decided or stored depends on it. */
    private static final String MEASURES_ITS_WAIT = "org.ecorelay.platform.Deadline";
    /** Starts the thread whose wait is bounded; it says why no pool will do. */
    private static final String STARTS_A_WAITING_THREAD = "org.ecorelay.platform.NetworkTransport";

    static final Set<String> EXEMPT = Set.of(MEASURES_ITS_WAIT, STARTS_A_WAITING_THREAD);

    private Sources() {}

    static List<HouseRule> rules() {
        return List.of(
                HouseRule.of(
                        "nobody reads the time of day",
                        house -> nobody(house, "reads the time of day", Sources::time),
                        "order.TellsTime",
                        "order.KnowsToday",
                        "order.CountsMillis",
                        "order.HasOwnClock",
                        "order.PassesNowOn",
                        "order.MakesDates"),
                HouseRule.of(
                        "nobody throws dice or makes up ids",
                        house -> nobody(house, "throws dice", Sources::chance),
                        "order.ThrowsDice",
                        "order.ThrowsMathDice",
                        "order.ThrowsThreadDice",
                        "order.MakesUpIds"),
                HouseRule.of(
                        "nobody sleeps or starts a thread",
                        house -> noClasses()
                                .that()
                                .resideInAnyPackage(house.product())
                                .and()
                                .doNotHaveFullyQualifiedName(STARTS_A_WAITING_THREAD)
                                .should()
                                .accessTargetWhere(calls("sleeps or starts a thread", Sources::threads)),
                        "order.Sleeps"),
                HouseRule.of(
                        "only handlers and Wiring name the system's own sources",
                        house -> noClasses()
                                .that()
                                .resideInAnyPackage(house.product())
                                .and(new MayNotNameSources())
                                .should()
                                .accessTargetWhere(calls("names a system source", Sources::system)),
                        "order.MeasuresTime",
                        "order.ThrowsSecureDice",
                        "order.PassesSystemClockOn",
                        "order.TakesDefaultDice",
                        "order.MakesPools"));
    }

    static boolean isStatic(AccessTarget target) {
        return time(target) || chance(target) || threads(target) || system(target);
    }

    private static boolean time(AccessTarget target) {
        String owner = target.getOwner().getName();
        return (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.time.Clock") && target.getName().matches("system.*|tick.*"))
                || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && isNoArgConstructor(target));
    }

    private static boolean chance(AccessTarget target) {
        String owner = target.getOwner().getName();
        return (RANDOM.contains(owner)
                        && (isConstructor(target) || target.getName().matches("current|getInstance.*")))
                || (owner.equals("java.lang.Math") && target.getName().equals("random"))
                || (owner.equals("java.util.UUID") && target.getName().equals("randomUUID"));
    }

    private static boolean threads(AccessTarget target) {
        return target.getOwner().getName().equals("java.lang.Thread")
                && (isConstructor(target) || target.getName().matches("sleep|startVirtualThread|ofVirtual|ofPlatform"));
    }

    private static boolean system(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return (owner.equals("java.time.InstantSource") && name.equals("system"))
                || (owner.equals("java.lang.System") && name.equals("nanoTime"))
                || (owner.equals("java.security.SecureRandom")
                        && (isConstructor(target) || name.startsWith("getInstance")))
                || (owner.equals("java.util.random.RandomGenerator") && name.matches("getDefault|of"))
                || (owner.equals("java.util.concurrent.Executors") && name.startsWith("new"))
                || (owner.equals("java.util.concurrent.ForkJoinPool") && name.equals("commonPool"));
    }

    private static boolean isConstructor(AccessTarget target) {
        return target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
    }

    private static boolean isNoArgConstructor(AccessTarget target) {
        return isConstructor(target)
                && target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
    }

    private static ArchRule nobody(House house, String what, Predicate<AccessTarget> access) {
        return noClasses().that().resideInAnyPackage(house.product()).should().accessTargetWhere(calls(what, access));
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, Predicate<AccessTarget> access) {
        return DescribedPredicate.describe(what, call -> access.test(call.getTarget()));
    }

    private static final class MayNotNameSources extends DescribedPredicate<JavaClass> {
        MayNotNameSources() {
            super("are no handlers and not Wiring");
        }

        @Override
        public boolean test(JavaClass one) {
            JavaClass top = one;
            while (top.getEnclosingClass().isPresent()) {
                top = top.getEnclosingClass().get();
            }
            return !top.getSimpleName().equals("Wiring")
                    && !top.getSimpleName().endsWith("Handler")
                    && !top.getName().equals(MEASURES_ITS_WAIT);
        }
    }
}
