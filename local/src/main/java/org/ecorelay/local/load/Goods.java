package org.ecorelay.local.load;

import java.util.List;

/**
 * What a store sells, and where to.
 *
 * @param sku the product that every order of the store is about
 * @param profile its product profile, as {@code PUT /v1/products} takes it
 * @param destinations countries whose authority gets an e-CO
 */
record Goods(String store, String sku, String profile, List<String> destinations) {
    /** The stores of every account. */
    static final List<Goods> ALL = List.of(
            new Goods("shop", "TABLE-01", """
                    {"description":"Bamboo dining table","hsCode":"940382","party":"CN","substantial":true,
                     "statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, p.212"},
                     "materials":[{"id":"bamboo board","hsCode":"441210","originCountry":"CN","meetsRcep32":true},
                                  {"id":"steel legs","hsCode":"730890","originCountry":"DE"}],
                     "producer":{"name":"Anji Bamboo Works","address":"5 Tianhuangping Road, Anji","country":"CN"}}""", List.of("VN", "JP", "KR", "MY", "TH")),
            new Goods("shop-vn", "RATTAN-09", """
                    {"description":"Rattan chair","hsCode":"940153","party":"VN","substantial":true,
                     "statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, p.212"},
                     "materials":[{"id":"rattan","hsCode":"140120","originCountry":"VN","meetsRcep32":true},
                                  {"id":"screws","hsCode":"731815","originCountry":"TW"}],
                     "producer":{"name":"Quang Nam Rattan","address":"3 Hung Vuong, Tam Ky","country":"VN"}}""", List.of("CN", "JP", "KR")));
}
