package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "0,      PLACE,            ACK",
        "10000,  PLACE,            UNKNOWN",
        "10000,  CANCEL,           UNKNOWN",
        "10014,  PLACE,            UNKNOWN",
        "10016,  PLACE,            UNKNOWN",
        "10429,  PLACE,            UNKNOWN",
        "20006,  PLACE,            UNKNOWN",
        "40004,  AMEND,            UNKNOWN",
        "110072, PLACE,            UNKNOWN",
        "110043, SET_LEVERAGE,     ALREADY_SO",
        "110025, SWITCH_MODE,      ALREADY_SO",
        "110026, SWITCH_MODE,      ALREADY_SO",
        "110027, SET_LEVERAGE,     ALREADY_SO",
        "34040,  SET_TRADING_STOP, ALREADY_SO",
        "34040,  AMEND,            ALREADY_SO",
        "34040,  PLACE,            REJECT",
        "110001, CANCEL,           ALREADY_SO",
        "110008, CANCEL,           ALREADY_SO",
        "110010, CANCEL,           ALREADY_SO",
        "110001, AMEND,            REJECT",
        "110008, AMEND,            REJECT",
        "110001, PLACE,            REJECT",
        "110007, PLACE,            REJECT",
        "110017, PLACE,            REJECT",
        "110024, SWITCH_MODE,      REJECT",
        "110064, AMEND,            REJECT",
        "10001,  PLACE,            REJECT",
        "10003,  PLACE,            REJECT",
        "987654, PLACE,            REJECT",
    })
    void shouldTellFateByCodeAndCommand(int code, CommandKind kind, Outcome outcome) {
        assertThat(Outcomes.ofCode(kind, code)).isEqualTo(outcome);
    }

    @Test
    void shouldTellFateByFailureBelowTheVenuesAnswers() {
        assertThat(Outcomes.ofFailure(
                        CommandKind.PLACE, new RestException(RestException.Kind.NOT_SENT, -1, "no connection")))
                .isEqualTo(Outcome.UNSENT);
        assertThat(Outcomes.ofFailure(
                        CommandKind.CANCEL, new RestException(RestException.Kind.UNKNOWN, -502, "HTTP 502")))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(Outcomes.ofFailure(
                        CommandKind.CANCEL, new RestException(RestException.Kind.REJECTED, 110001, "too late")))
                .isEqualTo(Outcome.ALREADY_SO);
    }
}
