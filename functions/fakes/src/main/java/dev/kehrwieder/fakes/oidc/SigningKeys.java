package dev.kehrwieder.fakes.oidc;

import dev.kehrwieder.fakes.FakeApi;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pair for RS256 and PS256, a pair for ES256. */
final class SigningKeys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE_BYTES = 32;

    private final int generation;
    private final KeyPair rsa;
    private final KeyPair curve;

    /** @param generation tells these keys from those before */
    SigningKeys(int generation) {
        this.generation = generation;
        try {
            KeyPairGenerator rsaKeys = KeyPairGenerator.getInstance("RSA");
            rsaKeys.initialize(2048);
            rsa = rsaKeys.generateKeyPair();
            KeyPairGenerator curveKeys = KeyPairGenerator.getInstance("EC");
            curveKeys.initialize(new ECGenParameterSpec("secp256r1"));
            curve = curveKeys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA and P-256", e);
        }
    }

    String keyId(String algorithm) {
        return (algorithm.equals("ES256") ? "ec-" : "rsa-") + generation;
    }

    ArrayNode published() {
        RSAPublicKey rsaKey = (RSAPublicKey) rsa.getPublic();
        ECPublicKey point = (ECPublicKey) curve.getPublic();
        ArrayNode keys = FakeApi.JSON.createArrayNode();
        keys.add(key("RSA", "RS256")
                .put("n", BASE64.encodeToString(unsigned(rsaKey.getModulus(), 256)))
                .put("e", BASE64.encodeToString(rsaKey.getPublicExponent().toByteArray())));
        keys.add(key("EC", "ES256")
                .put("alg", "ES256")
                .put("crv", "P-256")
                .put("x", BASE64.encodeToString(unsigned(point.getW().getAffineX(), COORDINATE_BYTES)))
                .put("y", BASE64.encodeToString(unsigned(point.getW().getAffineY(), COORDINATE_BYTES))));
        return keys;
    }

    private ObjectNode key(String type, String algorithm) {
        return FakeApi.JSON
                .createObjectNode()
                .put("kty", type)
                .put("use", "sig")
                .put("kid", keyId(algorithm));
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, fixed, length - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    String signed(ObjectNode header, ObjectNode claims) {
        String text = part(header) + "." + part(claims);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] signature =
                    switch (header.path("alg").asString("")) {
                        case "RS256" -> signature(Signature.getInstance("SHA256withRSA"), rsa.getPrivate(), bytes);
                        case "PS256" -> {
                            Signature padded = Signature.getInstance("RSASSA-PSS");
                            padded.setParameter(
                                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                            yield signature(padded, rsa.getPrivate(), bytes);
                        }
                        case "ES256" ->
                            signature(Signature.getInstance("SHA256withECDSAinP1363Format"), curve.getPrivate(), bytes);
                        case "HS256" -> {
                            // The old confusion: everybody knows the public key, so everybody can sign by it.
                            Mac mac = Mac.getInstance("HmacSHA256");
                            mac.init(new SecretKeySpec(rsa.getPublic().getEncoded(), "HmacSHA256"));
                            yield mac.doFinal(bytes);
                        }
                        case "none" -> new byte[0];
                        case String other -> throw new IllegalArgumentException("no algorithm " + other);
                    };
            return text + "." + BASE64.encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs by these", e);
        }
    }

    private static byte[] signature(Signature by, PrivateKey key, byte[] text) throws GeneralSecurityException {
        by.initSign(key);
        by.update(text);
        return by.sign();
    }

    private static String part(ObjectNode json) {
        return BASE64.encodeToString(FakeApi.JSON.writeValueAsBytes(json));
    }
}
