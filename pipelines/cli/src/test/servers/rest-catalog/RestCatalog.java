import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/**
 * A catalog service for tests, on this machine only: Iceberg's servlet on a database. Arguments:
 * port, JDBC address, warehouse.
 */
public final class RestCatalog {

  private RestCatalog() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> properties = Map.of(
        "catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog", "uri", arguments[1], "warehouse", arguments[2], "jdbc.schema-version", "V1");
    RESTCatalogAdapter adapter = new RESTCatalogAdapter(CatalogUtil.buildIcebergCatalog("tests", properties, new Configuration()));
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new RESTCatalogServlet(adapter)), "/*");
    Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
    server.setHandler(context);
    server.start();
    System.out.println("ready");
    server.join();
  }
}
