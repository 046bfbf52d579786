package org.ecorelay.origin.bill.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of a sheet, with the headings that name them. */
public enum Column {
    SKU("sku", "货号", "商品编号", "产品编号"),
    MATERIAL("material", "材料", "物料", "材料名称", "物料名称"),
    HS("hs", "hscode", "hs编码", "税号", "商品编码"),
    ORIGIN("origin", "country", "origincountry", "原产国", "原产地"),
    VALUE("value", "价值", "单价", "金额"),
    CURRENCY("currency", "币种", "币制", "货币"),
    SUPPLIER("supplier", "供应商"),
    PROOF("proof", "原产地证明", "证明", "原产地证书号"),
    DESCRIPTION("description", "英文品名", "英文名称"),
    UNIT("unit", "单位", "计量单位"),
    WEIGHT("weight", "weightkg", "重量", "重量kg"),
    SUBSTANTIAL("substantial", "实质性加工"),
    RULE("rule", "原产地规则", "规则"),
    RULE_SOURCE("rulesource", "规则出处", "出处");

    /** Joined: a constant has no collection. */
    private final String headings;

    Column(String... headings) {
        this.headings = "|" + String.join("|", headings) + "|";
    }

    /** The column that a heading names, or empty. Case, spaces, underscores, hyphens and brackets do not count. */
    static Optional<Column> named(String heading) {
        String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[\\s_|\\-()（）\u3000]", "");
        return Arrays.stream(values())
                .filter(column -> column.headings.contains("|" + plain + "|"))
                .findFirst();
    }

    /** The English heading. */
    public String heading() {
        return name().toLowerCase(Locale.ROOT);
    }
}
