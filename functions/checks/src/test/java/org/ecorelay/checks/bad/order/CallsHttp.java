package org.ecorelay.checks.bad.order;

import java.net.http.HttpClient;

final class CallsHttp {
    HttpClient it() {
        return HttpClient.newHttpClient();
    }
}
