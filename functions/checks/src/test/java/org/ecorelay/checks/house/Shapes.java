package org.ecorelay.checks.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** How classes look: final, null-marked, named by what they do, and hidden unless another room needs them. */
final class Shapes {
    private Shapes() {}

    static List<HouseRule> rules() {
        return List.of(
                HouseRule.of(
                        "only handlers are public in a function",
                        house -> classes()
                                .that()
                                .resideInAnyPackage(house.functions())
                                .and()
                                .arePublic()
                                .and()
                                .areTopLevelClasses()
                                .should()
                                .haveSimpleNameEndingWith("Handler")
                                .andShould()
                                .implement("com.amazonaws.services.lambda.runtime.RequestStreamHandler"),
                        "intake.PublicPart",
                        "intake.FalseHandler"),
                HouseRule.of(
                        "classes are final, sealed or abstract",
                        house -> classes()
                                .that()
                                .resideInAPackage(house.everything())
                                .should(satisfy("be final, sealed or abstract", Shapes::isClosed)),
                        "order.OpenForExtension"),
                HouseRule.of(
                        "packages are null-marked",
                        house -> classes()
                                .that()
                                .resideInAPackage(house.everything())
                                .should(satisfy(
                                        "be in a @NullMarked package",
                                        one -> one.getPackage().isAnnotatedWith(NullMarked.class))),
                        "unmarked.Forgotten"),
                HouseRule.of(
                        "names say what a class does",
                        house -> noClasses()
                                .that()
                                .resideInAPackage(house.everything())
                                .should()
                                .haveNameMatching(".*(Service|Manager|Utils?|Helper|Impl)"),
                        "order.OrderService",
                        "order.OrderManager",
                        "order.OrderUtil",
                        "order.OrderHelper",
                        "order.OrderImpl"),
                HouseRule.of(
                        "there are no setters",
                        house -> noMethods()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAnyPackage(house.product())
                                .should()
                                .haveNameMatching("set[A-Z].*"),
                        "order.HasSetter"),
                HouseRule.of(
                        "there is no static state",
                        house -> fields().that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(house.everything())
                                .and()
                                .areStatic()
                                .should()
                                .beFinal(),
                        "order.HasStaticState"),
                HouseRule.of(
                        "core neither throws nor catches everything",
                        house -> codeUnits()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAnyPackage(house.core())
                                .should(new NameExceptions()),
                        "order.CatchesAll",
                        "order.ThrowsAll"));
    }

    private static boolean isClosed(JavaClass one) {
        return one.isInterface()
                || one.isEnum()
                || one.isAnonymousClass()
                || one.getEnclosingClass().filter(JavaClass::isEnum).isPresent()
                || one.getModifiers().contains(JavaModifier.FINAL)
                || one.getModifiers().contains(JavaModifier.ABSTRACT)
                || one.getSimpleName().equals("package-info")
                || one.reflect().isSealed();
    }

    private static ArchCondition<JavaClass> satisfy(String what, Predicate<JavaClass> predicate) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                if (!predicate.test(one)) {
                    events.add(SimpleConditionEvent.violated(one, one.getName() + " should " + what));
                }
            }
        };
    }

    /**
     * Catching Throwable is not looked at: javac writes it for record patterns and for resources. One method may catch
     * everything, because that is what it is for: one row of many that fails must not stop the others.
     */
    private static final class NameExceptions extends ArchCondition<JavaCodeUnit> {
        NameExceptions() {
            super("name the exceptions that they throw and catch");
        }

        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
            boolean throwsAll = unit.getExceptionTypes().stream().anyMatch(NameExceptions::isEverything);
            boolean catchesAll = unit.getTryCatchBlocks().stream()
                    .map(TryCatchBlock::getCaughtThrowables)
                    .flatMap(java.util.Set::stream)
                    .anyMatch(NameExceptions::isEverything);
            boolean oneOfMany = unit.getFullName().startsWith("org.ecorelay.certificate.Records.attempt(");
            if ((throwsAll || catchesAll) && !oneOfMany) {
                events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " throws or catches everything"));
            }
        }

        private static boolean isEverything(JavaClass exception) {
            return exception.isEquivalentTo(Exception.class) || exception.isEquivalentTo(RuntimeException.class);
        }
    }
}
