package org.regulake.pipelines.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as the build writes it into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"regulake " + Optional.ofNullable(version).orElse("(not packaged)")};
  }
}
