package org.ecorelay.checks.bad.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

final class ReadsTrees {
    JsonNode it() {
        return new ObjectMapper().createObjectNode();
    }
}
