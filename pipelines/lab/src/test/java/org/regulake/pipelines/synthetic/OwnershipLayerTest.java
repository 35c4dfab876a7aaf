package org.regulake.pipelines.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnershipLayerTest {

  @Test
  void random_numbers_equal_those_of_the_vector() throws IOException {
    for (JsonNode sample : vector().get("rng_samples")) {
      double drawn =
          new Draws(sample.get("seed").asLong())
              .uniform(
                  sample.get("salt").asInt(), sample.get("i").asLong(), sample.get("j").asLong());
      assertThat(drawn).isEqualTo(sample.get("u").asDouble());
    }
  }

  @Test
  void the_generated_holdings_equal_those_of_the_vector_at_every_size() throws IOException {
    for (JsonNode check : vector().get("checks")) {
      long companies = check.get("companies").asLong();
      OwnershipLayer layer = new OwnershipLayer(companies, 42);
      assertThat(layer.nodeIdSpace()).isEqualTo(check.get("node_id_space").asLong());
      long[] sums = new long[5];
      double[] shares = new double[1];
      List<OwnershipLayer.Edge> first = new ArrayList<>();
      layer.forEach(
          0,
          companies,
          edge -> {
            sums[0]++;
            sums[1] += edge.holder();
            sums[2] += edge.company();
            sums[3] += edge.holder() == edge.company() ? 1 : 0;
            sums[4] += edge.holder() < companies ? 1 : 0;
            shares[0] += edge.share();
            // The first edges of the vector are those of the register; edges that close circles of
            // company 0 come later.
            if (first.size() < 5 && edge.holder() >= companies) {
              first.add(edge);
            }
          });
      assertThat(sums[0]).as("edges").isEqualTo(check.get("edges").asLong());
      assertThat(sums[2]).as("sum_dst").isEqualTo(check.get("sum_dst").asLong());
      assertThat(sums[3]).as("self_holdings").isEqualTo(check.get("self_holdings").asLong());
      assertThat(sums[4])
          .as("company_company_edges")
          .isEqualTo(check.get("company_company_edges").asLong());
      assertThat(shares[0])
          .as("sum_share")
          .isCloseTo(check.get("sum_share").asDouble(), within(1e-6));
      assertThat(sums[1]).as("sum_src").isEqualTo(check.get("sum_src").asLong());
      for (int i = 0; i < 5; i++) {
        JsonNode expected = check.get("first5").get(i);
        assertThat(first.get(i).holder()).isEqualTo(expected.get(0).asLong());
        assertThat(first.get(i).company()).isEqualTo(expected.get(1).asLong());
        assertThat(first.get(i).share()).isCloseTo(expected.get(2).asDouble(), within(5e-10));
      }
    }
  }

  private static JsonNode vector() throws IOException {
    try (InputStream json = OwnershipLayerTest.class.getResourceAsStream("generator.json")) {
      return new ObjectMapper().readTree(json);
    }
  }
}
