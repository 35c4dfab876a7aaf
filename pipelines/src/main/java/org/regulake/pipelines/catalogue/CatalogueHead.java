package org.regulake.pipelines.catalogue;

import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;

/**
 * Content of {@code conf/catalogue.yml}: who publishes the catalogue.
 *
 * @param title name of the catalogue
 * @param description what it lists
 * @param iri start of all identifiers, an address that ends in a slash
 * @param publisher authority that publishes the tables
 * @param responsibleParty authority responsible for the published tables, as it is named
 * @param contact whom readers may ask; null when nobody is named
 */
public record CatalogueHead(
    Label title,
    Label description,
    String iri,
    Label publisher,
    String responsibleParty,
    Contact contact) {

  /** Folder of the rules with the file. */
  public static final String FOLDER = "catalogue";

  private static final String FILE = "conf/catalogue.yml";

  public CatalogueHead {
    Require.present(FILE, "title", title);
    Require.present(FILE, "description", description);
    Require.present(FILE, "iri", iri);
    Require.present(FILE, "publisher", publisher);
    Require.present(FILE, "responsible_party", responsibleParty);
    if (!iri.matches("https?://[^\\s<>\"{}|\\\\^`]+/")) {
      throw new IllegalArgumentException(
          "iri: '%s' is no address that begins with http(s):// and ends in a slash".formatted(iri));
    }
  }

  /**
   * Whom readers may ask.
   *
   * @param name the unit
   * @param email its address; null when none is stated
   * @param telephone its telephone; null when none is stated
   */
  public record Contact(Label name, String email, String telephone) {

    public Contact {
      Require.present("contact of " + FILE, "name", name);
    }
  }

  /** Reads the packaged file. */
  public static CatalogueHead load() {
    return RuleFiles.read(FOLDER + "/catalogue.yml", CatalogueHead.class);
  }
}
