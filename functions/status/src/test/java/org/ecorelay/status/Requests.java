package org.ecorelay.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** Requests as they reach a route, who sends them, and what their answers say. */
final class Requests {
    static final Caller ACME = caller(Given.ACCOUNT);
    static final Caller BETA = caller("beta");

    private Requests() {}

    private static Caller caller(String account) {
        return new Caller(account, "key1", KeyMode.LIVE, Set.of(Scope.STATUS_READ));
    }

    static HttpRequest of(String id) {
        return new HttpRequest("r", "GET /x", Map.of("id", id), Map.of(), Map.of(), new byte[0]);
    }

    /** A query from names and values in turn. */
    static HttpRequest query(String... pairs) {
        var query = new HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(pairs[i], pairs[i + 1]);
        }
        return new HttpRequest("r", "GET /x", Map.of(), query, Map.of(), new byte[0]);
    }

    static Json.Obj body(HttpResponse response) {
        return JsonReader.readOwn(response.body());
    }

    static List<Json.Obj> objects(Json.Obj body, String list) {
        return body.list(list).stream().map(Json.Obj.class::cast).toList();
    }
}
