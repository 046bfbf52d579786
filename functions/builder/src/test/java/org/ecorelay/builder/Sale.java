package org.ecorelay.builder;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;

/**
 * An order, who exports it, and what is known of its products; one for each authority, and each with something else on the
 * form.
 */
record Sale(Json.Obj exporter, Json.Obj order, Map<String, Json.Obj> products) {
    private static final String WORKS =
            "{'name':'Anji Bamboo Works Co., Ltd.','address':'5 Tianhuangping Road, Anji','country':'CN'";

    static Sale to(String destination) {
        return switch (destination) {
            case "CN" -> fromVietNam();
            case "JP" -> byAirFromASecretProducer();
            case "KR" -> invoicedByAThirdParty();
            case "VN" -> byValueContent();
            case "MY" -> reExported();
            case "TH" -> ofSeveralProducers();
            default -> throw new IllegalArgumentException(destination);
        };
    }

    private static Sale of(String destination, String consignee) {
        Json.Obj order = JsonEdit.with(Orders.order("EC-" + destination), "/destination", Json.text(destination));
        order = JsonEdit.with(order, "/consignee", consignee);
        var products = new LinkedHashMap<String, Json.Obj>();
        products.put("TABLE-01", JsonEdit.with(Orders.product(), "/producer", WORKS + "}"));
        return new Sale(Orders.exporter(), order, products);
    }

    /** The same by an exporter that applies at an issuing body. */
    Sale applying(String body) {
        Json.Obj applicant = JsonEdit.with(JsonEdit.without(exporter, "/approvedExporter"), "/route", "'ISSUING_BODY'");
        return new Sale(JsonEdit.with(applicant, "/issuingBody", Json.text(body)), order, products);
    }

    Sale ordering(String pointer, String value) {
        return new Sale(exporter, JsonEdit.with(order, pointer, value), products);
    }

    Sale exporting(String pointer, String value) {
        return new Sale(JsonEdit.with(exporter, pointer, value), order, products);
    }

    Sale knowing(String sku, Json.Obj product) {
        var known = new LinkedHashMap<>(products);
        known.put(sku, product);
        return new Sale(exporter, order, known);
    }

    Json.Obj product() {
        return products.get("TABLE-01");
    }

    private static Sale fromVietNam() {
        Sale sale = of(
                        "CN",
                        "{'name':'Ningbo Home Import Co., Ltd.','address':'88 Harbour Road, Ningbo','country':'CN'}")
                .exporting("/party", "{'name':'Công ty Gỗ Bình Dương','address':'12 Đại lộ Bình Dương','country':'VN'}")
                .exporting("/approvedExporter/code", "'VN-AE-0042'");
        return sale.knowing("TABLE-01", JsonEdit.without(madeIn("VN", sale.product()), "/producer"));
    }

    private static Sale byAirFromASecretProducer() {
        Sale sale = of("JP", "{'name':'Yamada Taro','address':'1-1 Chiyoda, Tokyo','country':'JP','localName':'山田 太郎'}")
                .ordering("/transport", "{'mode':'AIR'}");
        return sale.knowing("TABLE-01", JsonEdit.with(sale.product(), "/producer/confidential", "true"));
    }

    private static Sale invoicedByAThirdParty() {
        return of("KR", "{'name':'Hong Gildong','address':'12 Sejong-daero, Seoul','country':'KR'}")
                .ordering("/thirdPartyInvoice", "{'name':'Harbour Trading Ltd','country':'HK'}")
                .ordering("/invoice", "{'number':'HT-2026-77','date':'2026-08-31'}");
    }

    private static Sale byValueContent() {
        Sale sale = of("VN", "{'name':'Nguyễn Thị Mai','address':'27 Trần Hưng Đạo, Hà Nội','country':'VN'}")
                .ordering(
                        "/transport",
                        "{'mode':'SEA','departureDate':'2026-09-03','vessel':'EVER GREEN 041E','portOfDischarge':'Hai Phong'}")
                .exporting("/party/businessNumber", "'91350100M000100Y43'")
                .ordering("/lines/0/packages", "2")
                .ordering("/lines/0/packageKind", "'CARTONS'")
                .ordering("/lines/0/marks", "'EC-VN / 1-2 MADE IN CHINA'")
                .ordering("/lines/0/grossWeightKg", "'36.5'");
        return sale.knowing(
                "TABLE-01",
                JsonEdit.with(
                        JsonEdit.with(Orders.byValue("40.00"), "/unit", "'PCS'"),
                        "/producer",
                        WORKS
                                + ",'businessNumber':'91110000600037341L','manufacturers':[{'name':'Anji Legs','address':'6 Road, Anji','country':'CN'}]}"));
    }

    private static Sale reExported() {
        Sale sale = of("MY", "{'name':'Aminah binti Ali','address':'3 Jalan Ampang, Kuala Lumpur','country':'MY'}")
                .ordering(
                        "/backToBack",
                        "{'originalNumber':'JP2026-0042','originalDate':'2026-03-01','originalValidUntil':'2027-02-28',"
                                + "'originCountry':'JP','originalQuantities':[{'sku':'TABLE-01','quantity':'100'}]}");
        return sale.knowing(
                "TABLE-01",
                JsonEdit.with(
                        madeIn("JP", sale.product()),
                        "/producer",
                        "{'name':'Kyoto Bamboo K.K.','address':'7 Arashiyama, Kyoto','country':'JP'}"));
    }

    private static Sale ofSeveralProducers() {
        Sale sale = of("TH", "{'name':'Somchai Jaidee','address':'99 Sukhumvit Road, Bangkok','country':'TH'}")
                .ordering("/lines/1", "{'sku':'CHAIR-01','quantity':'8','unit':'PCS','value':'320.00'}")
                .ordering("/lines/2", "{'sku':'STOOL-01','quantity':'0.5','unit':'DOZ','value':'99'}");
        return sale.knowing(
                        "CHAIR-01",
                        JsonEdit.with(
                                JsonEdit.with(sale.product(), "/description", "'Bamboo dining chair'"),
                                "/producer",
                                "{'name':'Hangzhou Chairs','address':'9 Road, Hangzhou','country':'CN'}"))
                .knowing(
                        "STOOL-01",
                        JsonEdit.without(JsonEdit.with(sale.product(), "/description", "'Bamboo stool'"), "/producer"));
    }

    private static Json.Obj madeIn(String country, Json.Obj product) {
        Json.Obj made = JsonEdit.with(product, "/party", Json.text(country));
        return JsonEdit.with(made, "/materials/0/originCountry", Json.text(country));
    }
}
