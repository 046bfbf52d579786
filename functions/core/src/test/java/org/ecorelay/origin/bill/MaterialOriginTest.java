package org.ecorelay.origin.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaterialOriginTest {
    @Test
    void origin_follows_from_country_and_proof() {
        assertThat(MaterialOrigin.of(Optional.of("VN"), true)).isEqualTo(new MaterialOrigin.Originating("VN"));
        assertThat(MaterialOrigin.of(Optional.of("VN"), false)).isEqualTo(new MaterialOrigin.NotQualified("VN"));
        assertThat(MaterialOrigin.of(Optional.of("DE"), true)).isEqualTo(new MaterialOrigin.NonParty("DE"));
        assertThat(MaterialOrigin.of(Optional.empty(), true)).isEqualTo(new MaterialOrigin.Undetermined());
        assertThatIllegalArgumentException().isThrownBy(() -> new MaterialOrigin.Originating("DE"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Processing.OnlyMinimal(Set.of()));
    }
}
