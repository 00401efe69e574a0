package org.passerelle.web;

import java.util.Set;

/**
 * A page that the shell's menu leads to. Each module declares its own as a bean, so that no item leads nowhere.
 *
 * @param key message key {@code nav.<key>} and the value a page gives as {@code current}
 * @param roles who sees it: the page itself still refuses everyone else
 */
public record NavItem(String key, String path, String icon, int order, Set<String> roles) {}
