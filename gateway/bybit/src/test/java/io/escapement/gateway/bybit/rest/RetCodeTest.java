package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetCodeTest {
    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "0, OK",
        "10000, UNKNOWN",
        "10014, UNKNOWN",
        "10016, UNKNOWN",
        "10429, UNKNOWN",
        "20006, UNKNOWN",
        "40004, UNKNOWN",
        "34040, ALREADY_SO",
        "110025, ALREADY_SO",
        "110026, ALREADY_SO",
        "110027, ALREADY_SO",
        "110043, ALREADY_SO",
        "110001, GONE",
        "110008, GONE",
        "110010, GONE",
        "110072, DUPLICATE_ID",
        "110063, BUSY",
        "110079, BUSY",
        "30034, BUSY",
        "30035, BUSY",
        "130035, BUSY",
        "130150, BUSY",
        "10006, RATE_LIMIT",
        "10018, RATE_LIMIT",
        "10403, RATE_LIMIT",
        "20003, RATE_LIMIT",
        "10002, CLOCK",
        "10019, RESTARTING",
        "10032, NOT_OFFERED",
        "10001, REFUSED",
        "110007, REFUSED",
        "110017, REFUSED",
    })
    void shouldKnowEachCode(int code, RetCode.Meaning meaning) {
        assertThat(RetCode.meaning(code)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(ints = {10003, 10004, 10005, 10007, 10008, 10009, 10010, 10024, 10027, 10028, 10029, 33004})
    void shouldSayWhatAPersonCanDo(int code) {
        assertThat(RetCode.meaning(code)).isEqualTo(RetCode.Meaning.KEY);
        assertThat(RetCode.remedy(code)).startsWith(", ");
        assertThat(RetCode.isRepeatable(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {10002, 10006, 10019, 10403, 20003, 110063, 110079})
    void shouldRepeatWhatWasRefusedForTheMoment(int code) {
        assertThat(RetCode.isRepeatable(code)).isTrue();
        assertThat(RetCode.isFateUnknown(code)).isFalse();
    }
}
