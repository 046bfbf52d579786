package org.ecorelay.status;

import io.nayuki.qrcodegen.QrCode;

/** A QR code (ISO/IEC 18004) as SVG: sharp at any size, black on white whatever it is put on. */
final class QrSvg {
    /** Light modules around it, which the standard asks for. */
    private static final int QUIET_ZONE = 4;

    private QrSvg() {}

    /** Draws {@code text}; level M bears a crease or a stain of 15 %. */
    static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_ZONE;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" shape-rendering="crispEdges">\
                <title>QR</title><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
                """.formatted(side, dark(code));
    }

    /** Every row as runs of dark modules. */
    private static String dark(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0, end; x < code.size; x = end) {
                end = x + 1;
                while (end < code.size && code.getModule(end, y) == code.getModule(x, y)) {
                    end++;
                }
                if (code.getModule(x, y)) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x + QUIET_ZONE, y + QUIET_ZONE, end - x, end - x));
                }
            }
        }
        return path.toString();
    }
}
