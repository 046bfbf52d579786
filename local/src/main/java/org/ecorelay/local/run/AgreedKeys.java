package org.ecorelay.local.run;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.KmsKey;
import org.ecorelay.local.template.Provisioned;

/** The public keys of the deployment, known to the platform before the first function runs, as agreed keys are. */
final class AgreedKeys {
    private AgreedKeys() {}

    /** Every key that signs; none on the curve SM2, which the simulator's library does not know. */
    static JWKSet of(AwsClients clients, Deployment deployment, Provisioned provisioned) {
        var keys = new ArrayList<JWK>();
        for (KmsKey key : deployment.keys()) {
            if (key.usage().equals("SIGN_VERIFY") && !key.spec().equals("SM2")) {
                byte[] spki = clients.kms()
                        .getPublicKey(get -> get.keyId(provisioned.attribute(key.logicalId(), "Arn")))
                        .publicKey()
                        .asByteArray();
                keys.add(jwk(key, spki));
            }
        }
        return new JWKSet(keys);
    }

    private static JWK jwk(KmsKey key, byte[] spki) {
        var encoded = new X509EncodedKeySpec(spki);
        try {
            if (key.spec().startsWith("RSA_")) {
                var rsa = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded);
                return new RSAKey.Builder(rsa).keyIDFromThumbprint().build();
            }
            var ec = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(encoded);
            return new ECKey.Builder(Curve.P_256, ec).keyIDFromThumbprint().build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(
                    "the key %s of spec %s cannot be read".formatted(key.logicalId(), key.spec()), e);
        }
    }
}
