package org.ecorelay.checks.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A rule and its negative control.
 *
 * @param brokenBy the classes under {@code org.ecorelay.checks.bad} that break it, and no others there
 */
record HouseRule(String name, Function<House, ArchRule> rule, Set<String> brokenBy) {
    static HouseRule of(String name, Function<House, ArchRule> rule, String... brokenBy) {
        return new HouseRule(name, rule, Set.of(brokenBy));
    }

    /** Names, below the root, of the classes that break the rule. */
    Set<String> offenders(House house, JavaClasses classes) {
        ArchRule check = rule.apply(house).allowEmptyShould(true);
        var offenders = new TreeSet<String>();
        for (JavaClass one : classes) {
            var alone = classes.that(new Only(one));
            if (check.evaluate(alone).hasViolation()) {
                offenders.add(one.getName().substring(house.root().length() + 1));
            }
        }
        return offenders;
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Only extends DescribedPredicate<JavaClass> {
        private final JavaClass one;

        Only(JavaClass one) {
            super("is %s", one.getName());
            this.one = one;
        }

        @Override
        public boolean test(JavaClass other) {
            return other.equals(one);
        }
    }
}
