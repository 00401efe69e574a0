package org.passerelle.treasury;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;

/** A database of which only the address is given, where the owner and the application are one role. */
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
class PooledDatabase {}
