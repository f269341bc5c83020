package io.abtpro.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DocumentTextTest {
    @Test
    void whatIsNoNumberIsNull() {
        assertThat(Documents.text(List.of(Double.NaN, Double.POSITIVE_INFINITY, Optional.empty())))
                .isEqualTo("[\n  null,\n  null,\n  null\n]");
    }

    @Test
    void numbersComeBackBitForBit() throws Exception {
        List<Double> numbers = List.of(0.1, 1e-300, 123456789.123, -1.0, 1e15, 1e22, Math.PI);
        var read = new ObjectMapper().readTree(Documents.text(numbers));
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(read.get(i).asDouble()).isEqualTo(numbers.get(i));
        }
    }

    @Test
    void textComesBackAsItWas() throws Exception {
        String text = "a\"b\\c\n\t\u0001é€\uD83D\uDE00</script>";
        assertThat(
                        new ObjectMapper()
                                .readTree(Documents.text(Map.of("k\"", text)))
                                .get("k\"")
                                .asText())
                .isEqualTo(text);
    }

    @Test
    void membersKeepTheirOrder() {
        var map = new LinkedHashMap<String, Object>();
        map.put("z", 1);
        map.put("a", Map.of());
        map.put("m", List.of());
        assertThat(Documents.text(map)).isEqualTo("{\n  \"z\": 1,\n  \"a\": {},\n  \"m\": []\n}");
    }
}
