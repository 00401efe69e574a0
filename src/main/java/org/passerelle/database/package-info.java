/**
 * The PostgreSQL that everything stands on: an embedded real server in the data folder, or the one that
 * {@code SPRING_DATASOURCE_URL} names. Migrations run as the owner; the application works under the role
 * {@code passerelle_app}, which may read the ledger and call its one function, no more.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
