package dev.kehrwieder.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLimitsReaderTest extends TemplateFixture {
    private static final String FIREWALL =
            """
            Resources:
              Firewall:
                Type: AWS::WAFv2::WebACL
                Properties:
                  Scope: REGIONAL
                  DefaultAction: {Allow: {}}
                  CustomResponseBodies:
                    slower: {ContentType: APPLICATION_JSON, Content: '{"code":"SLOWER"}'}
                  Rules:
                    - Name: address
                      Priority: 0
                      Action: {Block: {CustomResponse: {ResponseCode: 429, CustomResponseBodyKey: slower}}}
                      Statement: {RateBasedStatement: {Limit: 100, AggregateKeyType: IP}}
                    - Name: key
                      Priority: 1
                      Action: {Block: {CustomResponse: {ResponseCode: 429, CustomResponseBodyKey: slower}}}
                      Statement:
                        RateBasedStatement: {Limit: 20, EvaluationWindowSec: 60, AggregateKeyType: CUSTOM_KEYS,
                                             CustomKeys: [{Header: {Name: x-key}}]}
            """;

    @Test
    void a_firewall_counts_by_address_or_by_one_header() {
        assertThat(read(FIREWALL).callLimits())
                .containsExactly(
                        new CallLimitResource(
                                "address",
                                100,
                                Duration.ofSeconds(300),
                                Optional.empty(),
                                429,
                                "{\"code\":\"SLOWER\"}"),
                        new CallLimitResource(
                                "key", 20, Duration.ofSeconds(60), Optional.of("x-key"), 429, "{\"code\":\"SLOWER\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RateBasedStatement: {Limit: 20|GeoMatchStatement: {Limit: 20|GeoMatchStatement",
                "AggregateKeyType: IP|AggregateKeyType: FORWARDED_IP|AggregateKeyType",
                "{Header: {Name: x-key}}|{Cookie: {Name: x-key}}|Cookie",
                "CustomResponseBodyKey: slower|CustomResponseBodyKey: faster|CustomResponseBodyKey",
                "APPLICATION_JSON|TEXT_PLAIN|ContentType",
                "DefaultAction: {Allow: {}}|DefaultAction: {Block: {}}|Block"
            })
    void a_firewall_that_does_anything_else_is_refused(String good, String other, String named) {
        assertThat(FIREWALL).contains(good);
        assertRefused(FIREWALL.replace(good, other), "Firewall", named);
    }
}
