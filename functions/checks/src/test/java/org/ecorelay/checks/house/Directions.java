package org.ecorelay.checks.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Who may use whom, as lists of what is allowed: everything else is not. */
final class Directions {
    private static final String JACKSON = "com.fasterxml.jackson.core..";
    private static final String SDK = "software.amazon.awssdk..";
    private static final String MAIL = "jakarta.mail..";
    private static final String SMTP_LIBRARY = "org.eclipse.angus..";
    private static final String LAMBDA = "com.amazonaws.services.lambda.runtime..";

    private Directions() {}

    static List<HouseRule> rules() {
        var fixed = Stream.of(
                HouseRule.of(
                        "core uses the JDK, JSpecify and Jackson's streaming",
                        house -> only(house.core(), house.coreAnd(JACKSON)),
                        "order.AsksAws",
                        "order.ReadsTrees"),
                HouseRule.of(
                        "core speaks no HTTP and no SQL",
                        house -> noClasses()
                                .that()
                                .resideInAnyPackage(house.core())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.net.http..", "java.sql..", "javax.net.."),
                        "order.CallsHttp"),
                HouseRule.of(
                        "aws uses core, the SDK and the Lambda interfaces, and a mail library",
                        house -> only(
                                house.room("aws"), house.coreAnd(house.room("aws"), SDK, LAMBDA, MAIL, SMTP_LIBRARY)),
                        "aws.AsksPlatform"),
                HouseRule.of(
                        "one package speaks SMTP, as one function alone has the library",
                        house -> noClasses()
                                .that()
                                .resideInAPackage(house.everything())
                                .and()
                                .resideOutsideOfPackage(house.room("aws.smtp"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(MAIL, SMTP_LIBRARY),
                        "aws.MailsBySmtp"),
                HouseRule.of(
                        "platform uses core",
                        house -> only(house.room("platform"), house.coreAnd(house.room("platform"))),
                        "platform.AsksAws"),
                HouseRule.of(
                        "the simulator and the platform adapter share no class",
                        house -> noClasses()
                                .that()
                                .resideInAPackage(house.room("local.platform"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(house.room("platform")),
                        "local.platform.SharesClass"));
        return Stream.concat(fixed, House.FUNCTIONS.stream().map(Directions::function))
                .toList();
    }

    private static HouseRule function(String name) {
        if (name.equals("document")) {
            return HouseRule.of(
                    "document uses core, aws, the Lambda interfaces, what draws a QR code, and alone what draws a PDF",
                    house -> only(
                            house.room(name),
                            house.coreAnd(
                                    house.room("aws"), house.room(name), LAMBDA, "org.openpdf..", "io.nayuki..")));
        }
        // The owner of a certificate is shown its QR code; no other function draws one.
        String more = name.equals("status") ? "io.nayuki.." : LAMBDA;
        return HouseRule.of(
                name + " uses core, aws, platform and the Lambda interfaces",
                house -> only(
                        house.room(name),
                        house.coreAnd(house.room("aws"), house.room("platform"), house.room(name), LAMBDA, more)),
                switch (name) {
                    case "intake" -> new String[] {"intake.CallsBuilder"};
                    case "status" -> new String[] {"status.StartsLocal", "status.TalksToDynamo"};
                    default -> new String[0];
                });
    }

    private static ArchRule only(String room, String... allowed) {
        return only(new String[] {room}, allowed);
    }

    private static ArchRule only(String[] rooms, String... allowed) {
        String[] all = Stream.concat(Stream.of("java..", "javax..", "org.jspecify.."), Stream.of(allowed))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }
}
