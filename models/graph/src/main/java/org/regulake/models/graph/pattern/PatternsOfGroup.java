package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.pattern.SharedAttributeClusters.Attribute;

/**
 * The patterns in the relations of one group; nodes are numbered in the order of their ids, so the
 * patterns do not depend on the order of rows.
 */
final class PatternsOfGroup {

  private final List<Row> relations;
  private final Network network;
  private final String groupId;
  private final String[] id;
  private final int[] from;
  private final int[] to;
  private final DatedEdges edges;

  PatternsOfGroup(List<Row> relations) {
    this.relations = relations;
    this.network = Network.of(relations.get(0).getAs("network"));
    this.groupId = relations.get(0).getAs("group_id");
    TreeMap<String, Integer> number = new TreeMap<>();
    for (Row relation : relations) {
      number.put(relation.getAs("from_id"), 0);
      number.put(relation.getAs("to_id"), 0);
    }
    id = number.keySet().toArray(String[]::new);
    for (int node = 0; node < id.length; node++) {
      number.put(id[node], node);
    }
    from =
        relations.stream()
            .mapToInt(relation -> number.get(relation.<String>getAs("from_id")))
            .toArray();
    to =
        relations.stream()
            .mapToInt(relation -> number.get(relation.<String>getAs("to_id")))
            .toArray();
    int[] start =
        relations.stream().mapToInt(relation -> relation.<Integer>getAs("start_day")).toArray();
    edges = new DatedEdges(id.length, from, to, start);
  }

  List<Row> findings(PatternRules rules) {
    List<Row> findings = new ArrayList<>();
    switch (network) {
      case GUARANTEE -> {
        GuaranteeCircles circles =
            GuaranteeCircles.of(edges, column("amount_yuan"), rules.ringBounds());
        GuaranteeHubs hubs = GuaranteeHubs.of(edges, column("amount_yuan"), rules.hubs());
        add(findings, circles.mutualGuarantees());
        circles
            .circles()
            .forEach(circle -> findings.add(row(circle.finding(), !circle.isTruncated(), null)));
        add(findings, GuaranteeChains.of(edges, rules.shortestChain()));
        add(findings, hubs.hubs());
        add(findings, hubs.overGuaranteed(netAssets()));
      }
      case SHAREHOLDING -> {
        CircularShareholding circles =
            CircularShareholding.of(edges, column("share_ratio"), rules.ringBounds());
        add(findings, circles.crossShareholdings());
        circles
            .circles()
            .forEach(circle -> findings.add(row(circle.finding(), !circle.isTruncated(), null)));
        SplitControl.of(edges, votingShares(), rules.control())
            .forEach(split -> findings.add(row(split.finding(), !split.isTruncated(), null)));
      }
      case ADDRESS -> addClusters(findings, Attribute.ADDRESS, rules.addresses());
      case PHONE -> addClusters(findings, Attribute.PHONE, rules.phones());
      case LEGAL_REPRESENTATIVE ->
          addClusters(findings, Attribute.LEGAL_REPRESENTATIVE, rules.representatives());
      case APPOINTMENT ->
          CrossAppointments.of(edges, rules.appointments())
              .persons()
              .forEach(person -> findings.add(row(ofEnterprises(person), true, groupId)));
    }
    return findings;
  }

  private void add(List<Row> rows, List<Finding> findings) {
    findings.forEach(finding -> rows.add(row(finding, true, null)));
  }

  private void addClusters(
      List<Row> rows, Attribute attribute, SharedAttributeClusters.Rules rules) {
    SharedAttributeClusters clusters =
        SharedAttributeClusters.of(attribute, edges, registrationDays(), rules);
    Stream.concat(
            clusters.clusters().stream().map(SharedAttributeClusters.Cluster::finding),
            clusters.massRegistrations().stream())
        .forEach(finding -> rows.add(row(finding, true, groupId)));
  }

  /** Makes the enterprises the members; the person is the value that they share. */
  private Finding ofEnterprises(Finding person) {
    List<Integer> enterprises =
        person.evidence().stream().map(edge -> to[edge]).distinct().sorted().toList();
    return new Finding(
        person.pattern(),
        enterprises,
        person.measure(),
        person.severity(),
        person.eventDay(),
        person.evidence());
  }

  private double[] column(String name) {
    return relations.stream().mapToDouble(relation -> orNaN(relation.getAs(name))).toArray();
  }

  private double[] votingShares() {
    return relations.stream()
        .mapToDouble(relation -> orNaN(relation.getAs("voting_ratio")))
        .toArray();
  }

  private double[] netAssets() {
    double[] netAssets = new double[id.length];
    Arrays.fill(netAssets, Double.NaN);
    for (int edge = 0; edge < from.length; edge++) {
      netAssets[from[edge]] = orNaN(relations.get(edge).getAs("from_net_assets_yuan"));
    }
    return netAssets;
  }

  private int[] registrationDays() {
    int[] days = new int[id.length];
    Arrays.fill(days, SharedAttributeClusters.NOT_STATED);
    for (int edge = 0; edge < to.length; edge++) {
      Integer registered = relations.get(edge).getAs("to_registered_day");
      days[to[edge]] = registered == null ? SharedAttributeClusters.NOT_STATED : registered;
    }
    return days;
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }

  private Row row(Finding finding, boolean isComplete, String sharedId) {
    return FindingRow.of(
        finding,
        member -> id[member],
        edge -> relations.get(edge).getAs("record_id"),
        isComplete,
        sharedId);
  }
}
