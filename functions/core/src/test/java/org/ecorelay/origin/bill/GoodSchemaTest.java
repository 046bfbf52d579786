package org.ecorelay.origin.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Mutations;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.junit.jupiter.api.Test;

/** The published schema of a good is the oracle of the hand-written rules: both refuse the same goods at the same places. */
class GoodSchemaTest {
    private static final Path SAMPLES = PublishedSchema.FOLDER.resolve("../origin");
    private static final int GENERATED = 3_000;

    private final PublishedSchema schema;

    GoodSchemaTest() throws IOException {
        this.schema = PublishedSchema.named("good");
    }

    private static SortedSet<String> refused(Json good) {
        return switch (GoodFields.read(good)) {
            case GoodFields.Reading.Valid _ -> new TreeSet<>();
            case GoodFields.Reading.Invalid(var problems) -> PublishedSchema.pointers(problems);
        };
    }

    private static Json.Obj full() {
        return (Json.Obj) JsonEdit.json("""
                {'hsCode':'9403.60','party':'CN','fob':{'amount':'100.00','currency':'USD'},'weightKg':'12.5',
                 'whollyObtained':'PLANTS','substantial':false,'minimalOperations':['PACKAGING','MARKING'],'chemicalReaction':true,
                 'costs':{'currency':'USD','labour':'1','overhead':'2','profit':'3.5','other':'0'},
                 'statedRule':{'rule':'CTH or RVC40','source':'Annex 3A'},
                 'materials':[{'id':'board','hsCode':'441210','originCountry':'CN','meetsRcep32':true,
                               'value':{'amount':'22.00','currency':'USD'},'basis':'EX_WORKS','weightKg':'3','role':'ACCESSORY',
                               'madeFrom':{'materials':[{'id':'bamboo'}],'substantial':true,'chemicalReaction':false}},
                              {'id':'glue'}]}
                """);
    }

    private static List<Json> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.sorted().map(GoodSchemaTest::read).toList();
        }
    }

    private static Json read(Path file) {
        try {
            return JsonReader.read(Files.readString(file));
        } catch (IOException | MalformedJson e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    @Test
    void both_take_the_samples_and_a_good_that_says_everything() throws IOException {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(good -> {
            assertThat(refused(good)).isEmpty();
            assertThat(schema.refused(good)).isEmpty();
        });
        assertThat(refused(full())).isEmpty();
        assertThat(schema.refused(full())).isEmpty();
    }

    @Test
    void both_refuse_the_same_places_of_generated_goods() {
        var mutations = new Mutations(new Random(20260901));
        int valid = 0;
        for (int i = 0; i < GENERATED; i++) {
            Json.Obj good = mutations.of(full());
            assertThat(refused(good)).as(good.toString()).isEqualTo(schema.refused(good));
            valid += refused(good).isEmpty() ? 1 : 0;
        }
        assertThat(valid).isBetween(GENERATED / 50, GENERATED - GENERATED / 4);
    }

    @Test
    void everything_that_is_stated_is_read() {
        assertThat(GoodFields.read(full())).isInstanceOfSatisfying(GoodFields.Reading.Valid.class, read -> {
            Good good = read.good();
            assertThat(good.materials()).hasSize(2);
            Material board = good.materials().getFirst();
            assertThat(board.origin()).isEqualTo(new MaterialOrigin.Originating("CN"));
            assertThat(board.role()).isEqualTo(Material.Role.ACCESSORY);
            assertThat(board.basis()).isEqualTo(Material.ValueBasis.EX_WORKS);
            assertThat(board.intermediate()).isPresent();
            assertThat(good.materials().getLast().origin()).isEqualTo(new MaterialOrigin.Undetermined());
            assertThat(good.processing())
                    .isInstanceOfSatisfying(
                            Processing.OnlyMinimal.class,
                            minimal -> assertThat(minimal.operations()).hasSize(2));
            assertThat(good.statedRule()).isPresent();
            assertThat(good.costs()).isPresent();
        });
    }

    @Test
    void a_bill_that_is_too_deep_is_a_problem() {
        Json.Obj material = (Json.Obj) JsonEdit.json("{'id':'core'}");
        for (int i = 0; i <= Good.MAX_DEPTH; i++) {
            material = Json.object()
                    .put("id", "level " + i)
                    .put(
                            "madeFrom",
                            JsonEdit.with((Json.Obj) JsonEdit.json("{'materials':[]}"), "/materials/0", material))
                    .build();
        }
        assertThat(refused(JsonEdit.with(full(), "/materials/0", material)))
                .singleElement()
                .asString()
                .endsWith("/materials");
    }
}
