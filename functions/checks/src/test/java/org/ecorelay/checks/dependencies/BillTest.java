package org.ecorelay.checks.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The software bills of materials in {@code target/sbom}: valid as CycloneDX's own schema says, and the same each time. */
class BillTest {
    static final List<String> FUNCTIONS = Inventory.FUNCTIONS;
    private static final Path FOLDER = Path.of("target/sbom");
    private static final String SCHEMAS = "http://cyclonedx.org/schema/";

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7,
                    registry -> registry.schemas(
                            Stream.of("bom-1.6.schema.json", "spdx.schema.json", "jsf-0.82.schema.json")
                                    .collect(Collectors.toMap(name -> SCHEMAS + name, BillTest::resource))))
            .getSchema(SchemaLocation.of(SCHEMAS + "bom-1.6.schema.json"));

    private final Bill bills = new Bill(Built.INVENTORY, Built.REPOSITORY, listedLicences());

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void a_function_has_a_bill_of_what_is_in_its_jar(String function) throws IOException {
        ObjectNode bill = bills.of(function, version(), jar(function));
        assertThat(faults(bill)).isEmpty();
        assertThat(bill.at("/metadata/component/hashes/0/content").asText()).matches("[0-9a-f]{64}");
        assertThat(bill.path("components")).isNotEmpty().allSatisfy(component -> {
            assertThat(component.path("scope").asText()).isEqualTo("required");
            assertThat(component.path("hashes")).hasSize(1);
        });
        assertThat(dependsOn(bill, "sdk-core")).contains("reactive-streams");
        assertThat(dependsOn(bill, function))
                .contains("jackson-core", "dynamodb")
                .doesNotContain("reactive-streams");
        assertThat(names(bill).contains("smtp")).isEqualTo(function.equals("poller"));
        write(function, bill);
    }

    @Test
    void everything_has_a_bill_that_says_what_is_deployed() throws IOException {
        ObjectNode bill = bills.ofEverything(version());
        assertThat(faults(bill)).isEmpty();
        assertThat(dependsOn(bill, "eco-relay"))
                .contains("jackson-core", "nullaway")
                .doesNotContain("guava");
        assertThat(names(bill)).contains("jackson-core", "DynamoDBLocal", "junit-jupiter", "nullaway", "aws-cdk");
        assertThat(bill.path("components"))
                .allSatisfy(component -> assertThat(component.path("scope").asText())
                        .isEqualTo(deployed().contains(component.path("purl").asText()) ? "required" : "excluded"));
        write("eco-relay", bill);
    }

    @Test
    void the_same_jar_has_the_same_bill() {
        ObjectNode bill = bills.of("submitter", version(), jar("submitter"));
        assertThat(bills.of("submitter", version(), jar("submitter")).toString())
                .isEqualTo(bill.toString());
        assertThat(bill.path("serialNumber"))
                .isNotEqualTo(bills.of("submitter", "9", jar("submitter")).path("serialNumber"));
    }

    /** The names of what something depends on. */
    private static List<String> dependsOn(JsonNode bill, String name) {
        return bill.path("dependencies")
                .valueStream()
                .filter(each -> each.path("ref").asText().contains("/" + name + "@"))
                .flatMap(each -> each.path("dependsOn").valueStream())
                .map(purl -> purl.asText().replaceAll(".*/|@.*", ""))
                .toList();
    }

    /** Negative control: a licence that the SPDX list does not have, a hash too short, a member that nobody knows. */
    @Test
    void a_bill_that_is_not_valid_is_noticed() throws IOException {
        ObjectNode bill = bills.of("intake", version(), jar("intake"));
        ObjectNode first = (ObjectNode) bill.at("/components/0");
        ((ObjectNode) first.at("/licenses/0/license")).put("id", "Beerware-2");
        assertThat(faults(bill)).isNotEmpty();
        bill = bills.of("intake", version(), jar("intake"));
        ((ObjectNode) bill.at("/components/0/hashes/0")).put("content", "abc");
        assertThat(faults(bill)).isNotEmpty();
        bill = bills.of("intake", version(), jar("intake"));
        assertThat(faults(bill.put("bill", true))).isNotEmpty();
        assertThat(faults(bill.put("specVersion", "1.6").without("bomFormat"))).isNotEmpty();
    }

    private static List<String> faults(JsonNode bill) {
        return SCHEMA.validate(bill.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static TreeSet<String> names(JsonNode bill) {
        var names = new TreeSet<String>();
        bill.path("components").forEach(each -> names.add(each.path("name").asText()));
        return names;
    }

    private static TreeSet<String> deployed() {
        return Built.INVENTORY.at(Dependency.Place.FUNCTION).stream()
                .map(each -> each.artifact().purl())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void write(String name, ObjectNode bill) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".cdx.json"), bill.toPrettyString() + "\n");
    }

    private static Path jar(String function) {
        return Repository.ROOT.resolve("functions/%s/target/%s.jar".formatted(function, function));
    }

    private static String version() {
        String pom = Repository.text(Repository.ROOT.resolve("pom.xml")).orElseThrow();
        return pom.replaceAll("(?s).*?<artifactId>eco-relay</artifactId>\\s*<version>([^<]+)</version>.*", "$1");
    }

    private static TreeSet<String> listedLicences() {
        try {
            var ids = new TreeSet<String>();
            new ObjectMapper()
                    .readTree(resource("spdx.schema.json"))
                    .path("enum")
                    .forEach(id -> ids.add(id.asText()));
            return ids;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = BillTest.class.getResourceAsStream("/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
