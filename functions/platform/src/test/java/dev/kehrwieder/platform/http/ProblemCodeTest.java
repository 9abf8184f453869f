package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemCodeTest {

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401",
        "FORBIDDEN, 403",
        "NOT_FOUND, 404",
        "METHOD_NOT_ALLOWED, 405",
        "MALFORMED, 400",
        "PAYLOAD_TOO_LARGE, 413",
        "INVALID_STATE, 409",
        "CONFLICT, 409",
        "LABEL_NOT_READY, 409",
        "ALREADY_INSPECTED, 409",
        "VALIDATION_FAILED, 422",
        "QUANTITY_EXCEEDED, 422",
        "NOT_RETURNABLE, 422",
        "IDEMPOTENCY_KEY_REUSED, 422",
        "MIXED_CURRENCY, 422",
        "WITHDRAWAL_PERIOD_ENDED, 422",
        "RATE_LIMITED, 429",
        "INTERNAL_ERROR, 500",
        "UNAVAILABLE, 503"
    })
    void code_has_the_status_of_the_contract(ProblemCode code, int status) {
        Answer answer = Problem.of(code, "why").answer();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(Json.parse(answer.body()).get("code").stringValue()).isEqualTo(code.name());
    }

    @Test
    void problem_is_written_as_rfc_9457_asks() {
        Problem problem = Problem.of(
                ProblemCode.QUANTITY_EXCEEDED,
                "Line 1 has 2 units left",
                List.of(new FieldError("/items/0/quantity", "QUANTITY_EXCEEDED", "At most 2")));
        assertThat(Json.write(problem.toJson()))
                .isEqualTo(
                        """
                {"type":"urn:kehrwieder:problem:quantity-exceeded",\
                "title":"More units than can be returned",\
                "status":422,\
                "detail":"Line 1 has 2 units left",\
                "code":"QUANTITY_EXCEEDED",\
                "errors":[{"pointer":"/items/0/quantity","code":"QUANTITY_EXCEEDED","detail":"At most 2"}]}""");
    }
}
