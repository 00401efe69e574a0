/**
 * Who may enter and what they may see: accounts, roles per structure, sign-in, the one-time links that let somebody choose a
 * password, and {@link org.passerelle.accounts.Access}, the one place that decides who may read a case. Owns {@code accounts_*}, the
 * sessions included. There are no temporary passwords: nobody but the person ever knows one.
 */
@ApplicationModule(allowedDependencies = {"shared", "web"})
@NullMarked
package org.passerelle.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
